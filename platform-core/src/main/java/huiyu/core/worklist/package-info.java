/**
 * Worklists 待办: tasks as staff find, take, put aside and complete them, and the verdicts they give, one or many at once.
 * Uses casedesk and casework.
 */
package huiyu.core.worklist;
