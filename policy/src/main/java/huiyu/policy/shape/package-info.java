/**
 * The few rule shapes everything is composed of. A shape turns settings and facts into amounts over time; it is pure,
 * works on break points, and carries a version: once it has decided anything, a change is a new version.
 */
package huiyu.policy.shape;
