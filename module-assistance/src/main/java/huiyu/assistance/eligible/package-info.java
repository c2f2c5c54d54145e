/** Precise identification 精准识别: who is entitled by the facts held, and has not received it. */
package huiyu.assistance.eligible;
