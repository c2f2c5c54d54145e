/** Money of assistance: whether a year's advance allocation reaches what policy asks for. Funds themselves are core's. */
package huiyu.assistance.fund;
