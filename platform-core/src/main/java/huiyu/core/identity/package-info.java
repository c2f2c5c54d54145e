/**
 * The words for who is asking and what they may do: actor, role, permission, and the port to the identity provider.
 * Uses nothing but the JDK, so that every room may use it; the room {@code access} lets callers in.
 */
package huiyu.core.identity;
