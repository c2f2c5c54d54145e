/**
 * Who works where as what, from when to when, and which systems belong to which tenant. Keycloak says who somebody is;
 * these tables say what they may do. Accounts are provisioned in the background, resumably.
 */
package huiyu.core.staff;
