/**
 * What integrators' systems called lately, for those who connect them: written beside the requests, a second later, bounded
 * by system and by time, and with nothing personal in it. It may use the door to the data and nothing else.
 */
package huiyu.core.clientcall;
