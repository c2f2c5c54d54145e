/**
 * Asks the bureaus that know: civil affairs, household registration, health. An answer may come at once, later, or never;
 * meanwhile the fact is unknown and the request says since when it is awaited. Answers are recorded as dated facts with
 * the bureau as their source. Bureaus stand behind {@link huiyu.core.factsource.FactSource}; here they are simulated.
 */
package huiyu.core.factsource;
