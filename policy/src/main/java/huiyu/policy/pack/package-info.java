/**
 * A pack: one jurisdiction's policy as files – sources, parameters, programmes, calendar, division codes. Packs build on
 * one another; together they make the {@link huiyu.policy.PolicyBook} of a place.
 */
package huiyu.policy.pack;
