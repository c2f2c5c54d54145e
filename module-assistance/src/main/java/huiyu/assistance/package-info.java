/**
 * Medical assistance: who is assisted, the layer of a bill it pays, families found before they ask. {@link
 * huiyu.assistance.AssistanceModule} is all that others see of it.
 */
package huiyu.assistance;
