/**
 * Official numbers and codes. Each {@code parse} gives either the value or a named {@link huiyu.kernel.identifier.Flaw};
 * nothing here looks a number up anywhere.
 */
package huiyu.kernel.identifier;
