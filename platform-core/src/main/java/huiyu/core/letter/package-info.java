/**
 * What families are told beside their cases: who of a family is told, names as families know them, and the notices about
 * payments and recoveries. Knows no case. Uses notice, party and policy, and reads the rows of payment and recovery.
 */
package huiyu.core.letter;
