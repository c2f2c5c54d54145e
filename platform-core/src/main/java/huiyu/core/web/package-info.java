/** What every HTTP endpoint shares: problems (RFC 9457), idempotency keys, cursors. */
package huiyu.core.web;
