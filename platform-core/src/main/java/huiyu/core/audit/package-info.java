/** The trail of who did what and why. Other rooms record through {@link huiyu.core.audit.Audit}; nothing is ever changed. */
package huiyu.core.audit;
