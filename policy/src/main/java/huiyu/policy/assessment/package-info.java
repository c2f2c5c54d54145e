/**
 * What goes into an assessment and what comes out. An {@link huiyu.policy.assessment.Assessment} holds everything that is
 * needed to explain and to replay it: segments, findings, reasons, questions, parameters with their citations, and a
 * trace. It becomes a plain map and back without loss, so that a decision can store it.
 */
package huiyu.policy.assessment;
