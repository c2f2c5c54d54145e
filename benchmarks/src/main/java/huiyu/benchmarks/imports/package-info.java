/** Files of many rows: from the request to the last row on record, beside one statement that writes the same rows. */
package huiyu.benchmarks.imports;
