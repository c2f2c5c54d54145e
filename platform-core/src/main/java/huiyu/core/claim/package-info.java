/**
 * The province's registry against double claims: which child is paid what kind of programme in which period. Cities
 * reach it only through functions that answer "claimed" or "already claimed elsewhere" and nothing more; not by whom,
 * not since when. A child is known here by keyed hashes of its numbers, never by name or number.
 */
package huiyu.core.claim;
