/**
 * What the fuzz tests share. Each test stands in the package of the parser it attacks; its seeds and what was ever found
 * stand under {@code resources}, in a folder named like the test. As ordinary tests they are tried again in seconds;
 * {@code ./huiyu fuzz} looks for more.
 */
package huiyu.fuzz;
