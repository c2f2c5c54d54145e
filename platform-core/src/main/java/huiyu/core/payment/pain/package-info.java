/**
 * The two ISO 20022 messages the platform speaks with banks: credit transfers out (pain.001.001.09), their status back
 * (pain.002.001). Pure: text in, text out; tests read and write the same messages with an independent library.
 */
package huiyu.core.payment.pain;
