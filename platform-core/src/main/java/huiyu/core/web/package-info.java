/** What every HTTP endpoint shares: problems (RFC 9457), idempotency keys, cursors, QR codes. */
package huiyu.core.web;
