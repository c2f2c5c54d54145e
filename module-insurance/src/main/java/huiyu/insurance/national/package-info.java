/**
 * The national platform 国家医保信息平台: a port, and a simulator behind it. Settled bills are reported after the fact, so that a
 * platform that is away holds up no patient.
 */
package huiyu.insurance.national;
