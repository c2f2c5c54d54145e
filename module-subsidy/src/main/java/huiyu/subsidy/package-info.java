/** Childcare and birth subsidies. {@link huiyu.subsidy.SubsidyModule} is all that others see of it. */
package huiyu.subsidy;
