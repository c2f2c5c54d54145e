package huiyu.core.module;

/** A kind of programme a module knows how to run, such as {@code childcare-subsidy}; tenants' programmes name it. */
public record ProgrammeFamily(String code, String zh, String en) {}
