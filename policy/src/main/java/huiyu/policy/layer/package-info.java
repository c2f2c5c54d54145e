/**
 * One layer of a settlement: basic insurance, critical-illness insurance, medical assistance, a city's supplement. A
 * layer knows the bill, the person, what is left after the layers before it and its own counters, and nothing of the
 * other layers. {@link huiyu.policy.layer.Layer} is the port; layers of a known shape are data.
 */
package huiyu.policy.layer;
