/**
 * What families are told beside their cases: who of a family is told, names as families know them, and the notices about
 * payments. Knows no case. Uses notice, party and policy, and reads the lines of payment.
 */
package huiyu.core.letter;
