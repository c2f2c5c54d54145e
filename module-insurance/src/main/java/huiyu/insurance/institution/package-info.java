/** Designated medical institutions: level, region and contract from when to when, and the client each signs in with. */
package huiyu.insurance.institution;
