/** Indicators 指标: what a ratio is worth, and that nothing is divided by nothing. */
package huiyu.policy.indicator;
