/**
 * 政策影响: what a proposed change of policy does to decisions that stand and cases that are open, in money, before it is
 * approved; and once it is approved, that they are looked at again. Both go through everybody chunk by chunk, city by
 * city, with a checkpoint, and ask the same engine. Of its cities a province sees published totals only.
 */
package huiyu.core.impact;
