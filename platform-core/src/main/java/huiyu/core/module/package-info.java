/**
 * What a domain module plugs in. Core asks {@link huiyu.core.module.ModuleCatalogue} and names no module itself.
 */
package huiyu.core.module;
