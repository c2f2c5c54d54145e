/** How policy says that it cannot answer: by code, by the name of what is wrong, in Chinese and English. */
package huiyu.policy.problem;
