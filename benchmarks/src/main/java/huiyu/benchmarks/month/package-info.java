/** The payments of a month: from standing decisions to committed lines, beside one hand-written statement. */
package huiyu.benchmarks.month;
