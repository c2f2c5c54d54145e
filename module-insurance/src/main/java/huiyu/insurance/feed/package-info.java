/** What institutions' systems send, watched by institution and day: missing, late, malformed, there already 信息传送监测. */
package huiyu.insurance.feed;
