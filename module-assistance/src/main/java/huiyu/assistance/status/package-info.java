/** Statuses of assisted persons: the tenant's catalogue, and who holds which from when to when, by whose word. */
package huiyu.assistance.status;
