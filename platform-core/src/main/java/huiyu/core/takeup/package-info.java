/**
 * 应享未享: who is entitled by the facts held and has not asked, as a list, a count by district and a reminder. Uses
 * casework (who has a case), decision, party, letter and notice.
 */
package huiyu.core.takeup;
