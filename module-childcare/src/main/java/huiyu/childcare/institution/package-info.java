/** Childcare institutions: who runs them, what type, filed or not; places, prices and staff from when to when. */
package huiyu.childcare.institution;
