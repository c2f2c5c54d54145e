/**
 * Families that do not exist, for integrators to try things on: made in sandbox tenants only. It may use the rooms of
 * tenants and people.
 */
package huiyu.core.sandbox;
