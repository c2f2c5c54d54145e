/**
 * What was paid too much comes back: a case per decision and debtor, opened by the difference, then noticed, planned (at
 * once, by instalments, set off against later payments), settled; or waived under four eyes. The balance is the sum of
 * movements that are only ever added. Uses payment and fund.
 */
package huiyu.core.recovery;
