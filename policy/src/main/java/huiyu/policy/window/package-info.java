/** When an application must be made, and what is lost if it is not. */
package huiyu.policy.window;
