/**
 * People: files of one city, each with names, numbers, kin, a household and dated facts. A newborn is known by its birth
 * certificate and merges with its identity number later; a merge points one file at another and moves nothing, so that
 * it can be undone exactly. Nothing here is edited: a correction supersedes, and says when and by whom.
 *
 * <p>{@link huiyu.core.party.People} registers and finds, {@link huiyu.core.party.FactRecorder} records,
 * {@link huiyu.core.party.PersonFacts} gathers what rules ask for.
 */
package huiyu.core.party;
