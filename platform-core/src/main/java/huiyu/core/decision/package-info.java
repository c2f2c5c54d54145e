/**
 * Decisions 决定: what policy answers, frozen with everything it was given, so that it can be explained and run again to
 * the same fen. A change is a new decision that supersedes the former, with the difference between the two. Uses policy
 * and party; says {@code decision.made}.
 */
package huiyu.core.decision;
