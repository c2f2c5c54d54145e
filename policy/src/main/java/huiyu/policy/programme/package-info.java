/** A programme as data: who is entitled, to what, when to apply, when it is paid, who bears it. */
package huiyu.policy.programme;
