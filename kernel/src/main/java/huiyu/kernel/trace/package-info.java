/** What a rule did, step by step, so that a decision can be explained and replayed years later. */
package huiyu.kernel.trace;
