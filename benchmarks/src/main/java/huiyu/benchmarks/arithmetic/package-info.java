/** How fast the rules themselves are: the engine that decides, without database or network, beside a bare loop of sums. */
package huiyu.benchmarks.arithmetic;
