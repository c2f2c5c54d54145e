/**
 * Where the numbers in the documents come from. {@link huiyu.benchmarks.SettlementBenchCommand} loads the settlement of
 * bills and prints what it measured, whatever it is, with the machine.
 */
package huiyu.benchmarks;
