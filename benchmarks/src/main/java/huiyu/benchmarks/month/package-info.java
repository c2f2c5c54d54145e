/**
 * The payments of a month: what changed is decided anew, what is due is paid, from the tables to committed lines, beside
 * hand-written statements that make the same lines.
 */
package huiyu.benchmarks.month;
