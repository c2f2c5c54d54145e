/**
 * What a case does not know: in whose file an answer belongs, which bureau is asked, and how an answer is recorded. Facts
 * are named as in the fact catalogue. Knows no case. Uses party and factsource.
 */
package huiyu.core.question;
