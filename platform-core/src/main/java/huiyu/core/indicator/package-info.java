/**
 * 统计指标: figures every module can publish. A definition says what a figure is; a city's own job writes its figures by
 * month into its own rows; a province sees what was published, small cells suppressed, never a file.
 */
package huiyu.core.indicator;
