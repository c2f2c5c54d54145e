/**
 * Long-term-care insurance 长期护理保险, as far as having children goes: a grandparent's premium of a year, which the treasury
 * may pay for the sake of a grandchild. It covers no bill.
 */
package huiyu.insurance.care;
