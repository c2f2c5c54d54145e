/** From the command to the first answered request: the platform alone, and everything on one machine. */
package huiyu.benchmarks.start;
