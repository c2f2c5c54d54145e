/**
 * The settlement of bills: the tenant's layers one after another, each on what is left. Layers and patient always sum to
 * the bill, to the fen. Pure: accumulators in, accumulators' changes out.
 */
package huiyu.policy.settlement;
