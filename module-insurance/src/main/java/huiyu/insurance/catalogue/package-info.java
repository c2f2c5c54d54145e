/** Which part of a line of a bill is in scope: the province's list of drugs, services and supplies, in dated versions. */
package huiyu.insurance.catalogue;
