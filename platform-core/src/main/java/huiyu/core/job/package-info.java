/**
 * Work that follows a commit. A room publishes an event in its transaction; {@link huiyu.core.job.EventHandler}s of
 * other rooms follow it up, each in a transaction of the same tenant, at least once: handlers are idempotent. One that
 * keeps failing is tried on, and shown to the tenant's administrator.
 */
package huiyu.core.job;
