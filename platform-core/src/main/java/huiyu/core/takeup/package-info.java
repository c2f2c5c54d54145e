/**
 * 应享未享: who is entitled by the facts held and has not asked, as a list, a count by district and a reminder. A page of the
 * list is assessed when it is asked for; counts and the indicator are of the last pass over all children, which a job makes
 * every night, and when somebody asks, a chunk at a time. Uses
 * casework (who has a case), decision, party, letter and notice.
 */
package huiyu.core.takeup;
