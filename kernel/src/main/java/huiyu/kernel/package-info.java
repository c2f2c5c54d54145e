/**
 * What every module stands on: money, time, identifiers and traces. Depends on {@code java.*} only, knows no clock, no
 * database and no policy.
 */
package huiyu.kernel;
