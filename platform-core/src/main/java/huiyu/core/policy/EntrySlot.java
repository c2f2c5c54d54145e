package huiyu.core.policy;

import java.util.UUID;

/** Where at most one entry holds on a day: what it is about, and the district it is for (null: the whole tenant). */
record EntrySlot(EntryKind kind, String key, UUID orgUnitId) {}
