/**
 * The numbers and choices of policy: typed, documented, bounded, dated, each value with the document it comes from. A
 * value is looked up for a day; outside its dates it is refused by name and never bridged. Values are inherited
 * nation → province → city → district unless an upper level locked the key.
 */
package huiyu.policy.parameter;
