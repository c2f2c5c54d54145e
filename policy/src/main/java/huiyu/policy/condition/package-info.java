/**
 * The catalogue of conditions. Each looks at facts and says met, not met or unknown – for all time, or month by month or
 * year by year as a timeline. {@link huiyu.policy.condition.ConditionCatalogue} lists them all.
 */
package huiyu.policy.condition;
