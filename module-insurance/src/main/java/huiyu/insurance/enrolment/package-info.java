/** Who is insured as what, what was paid for it, and from when it covers; the file of a pregnancy. */
package huiyu.insurance.enrolment;
