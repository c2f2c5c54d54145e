/**
 * The whole platform on one machine by one command: PostgreSQL, Keycloak, the platform and the gateway, each a process
 * of its own, started in this order and stopped in the reverse one. {@link huiyu.standalone.Installation} is the list
 * of steps; what is started how stands in the class of that name. Holds no rule of the domain.
 */
package huiyu.standalone;
