/**
 * Life events 生命事件: a birth, a move, a death, a change. A report becomes facts in the person files, once per number of
 * the reporting source, and sets going what the modules' automations say: a pre-filled case for every programme the tenant
 * runs, or a new look at what was decided. Uses casework and party.
 */
package huiyu.core.lifeevent;
