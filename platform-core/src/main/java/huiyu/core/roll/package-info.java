/** Rolls of people 人员名册: files by which a city brings many of them in at once. What registering means is for {@code party}. */
package huiyu.core.roll;
