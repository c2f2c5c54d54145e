/**
 * The nation, provinces and cities that use the platform, each with its org units and its modules. Made by API calls;
 * a tenant is active only when the identity provider knows it too.
 */
package huiyu.core.tenant;
