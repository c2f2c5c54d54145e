/** One child being examined under one programme: its facts, the parameters being read, the place, the calendar. */
package huiyu.policy.examination;
