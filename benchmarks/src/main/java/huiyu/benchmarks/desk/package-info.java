/**
 * What staff wait for: lists of cases and tasks, their counts, and one case, of cities large and small. {@link
 * huiyu.benchmarks.desk.Desks} sits people down; {@link huiyu.benchmarks.desk.CaseCity} fills a city with cases.
 */
package huiyu.benchmarks.desk;
