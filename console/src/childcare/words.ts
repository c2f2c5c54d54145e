import type { childcare } from "@huiyu/client";

export const SERVICES: childcare.Service[] = ["full_day", "half_day", "hourly", "early", "late", "holiday"];

/** Age groups of the national norm; a city may have others. */
export const AGE_GROUPS = ["infant_6_12m", "toddler_12_24m", "older_24_36m", "mixed_18m_plus"];
