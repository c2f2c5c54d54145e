/** What is counted of settled bills, month by month, with the bills behind each figure. */
package huiyu.insurance.figure;
