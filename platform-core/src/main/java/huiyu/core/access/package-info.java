/**
 * Who is let in, as whom. A token becomes a {@link huiyu.core.access.Caller}, the caller an
 * {@link huiyu.core.identity.Actor} in the one tenant the request names; the interceptor holds the actor's permissions
 * and the tenant's modules against what the API document says the endpoint requires. An endpoint without exactly one
 * permission does not start.
 */
package huiyu.core.access;
