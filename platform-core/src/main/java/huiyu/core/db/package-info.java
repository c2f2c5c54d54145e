/**
 * The one door to tenants' data. {@link huiyu.core.db.TenantTransaction} binds a transaction to one tenant; what a
 * method may do stands in its signature: {@link huiyu.core.db.Read} may read, {@link huiyu.core.db.Tx} may write.
 * Only stores use what is in here.
 */
package huiyu.core.db;
