/**
 * Faults: parts of a running deployment are ended without warning while people and hospitals work, and afterwards what
 * was promised to them is counted in the database.
 */
package huiyu.benchmarks.fault;
