/** How two programmes for the same child go together: one on top of the other, the higher of the two, a top-up … */
package huiyu.policy.combine;
