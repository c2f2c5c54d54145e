/**
 * Attacks on the running platform, made from its own API documents and database catalogue: what is documented is
 * attacked, so that a new operation or table is covered without a line written here.
 */
package huiyu.app.attack;
