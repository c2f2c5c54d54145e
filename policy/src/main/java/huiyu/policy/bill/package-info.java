/**
 * What a settlement is about: a hospital's bill, the insured person as far as policy looks at them, and what the person
 * has used up in the insured year. Values only; no rule stands here but what makes a bill impossible.
 */
package huiyu.policy.bill;
