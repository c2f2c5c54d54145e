package huiyu.core.module;

/**
 * Why something was granted, refused or left open, as told to the family. A code is never given a second meaning.
 *
 * @param code stable, such as {@code subsidy.child-too-old}
 */
public record ReasonCode(String code, String zh, String en) {}
