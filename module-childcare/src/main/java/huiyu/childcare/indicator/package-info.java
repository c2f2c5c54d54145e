/** Figures of childcare 托育指标, taken from dated records: any month can be counted again. */
package huiyu.childcare.indicator;
