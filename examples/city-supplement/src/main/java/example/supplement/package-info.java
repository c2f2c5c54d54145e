/** A layer of settlement by somebody who knows core's port and nothing else of the house. How to write one: docs/settlement-layers.md. */
package example.supplement;
