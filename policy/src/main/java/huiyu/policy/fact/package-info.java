/**
 * What is known about a child and its family. A fact is known, known to be absent, or unknown; an unknown fact becomes a
 * question and never a zero. {@link huiyu.policy.fact.FactCatalogue} is the one list of what can be known.
 */
package huiyu.policy.fact;
