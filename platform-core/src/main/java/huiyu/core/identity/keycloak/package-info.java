/** Keycloak's admin interface, as far as the platform needs it: organizations, users, clients. */
package huiyu.core.identity.keycloak;
