/**
 * The trail of who did what and why. Other rooms record through {@link huiyu.core.audit.Audit}; nothing is ever changed.
 * {@link huiyu.core.audit.AuditSealing} chains the rows behind the requests, {@link huiyu.core.audit.AuditCommand}
 * verifies the chain.
 */
package huiyu.core.audit;
