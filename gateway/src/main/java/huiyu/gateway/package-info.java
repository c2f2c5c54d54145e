/**
 * The one way in: login in the browser, tokens of machines, limits, switches and correlation; no domain in it. What it
 * remembers (sessions, rate-limit buckets, closed paths) lies in its own schema of PostgreSQL, so that any number of
 * instances run side by side.
 *
 * <p>A request passes, in this order: {@link huiyu.gateway.CorrelationFilter}, {@link huiyu.gateway.ClosedPathFilter},
 * {@link huiyu.gateway.BodyLimitFilter}, Spring Security, {@link huiyu.gateway.RateLimitFilter}, the route.
 */
package huiyu.gateway;
