/** What a city's mass work costs its neighbours: their waiting beside it, against their waiting alone. */
package huiyu.benchmarks.neighbour;
