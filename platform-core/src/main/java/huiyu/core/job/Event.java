package huiyu.core.job;

import java.util.UUID;

/** What happened: a kind such as {@code decision.made} and the id of what it happened to. Never personal data. */
public record Event(UUID id, String kind, int version, UUID subjectId, String actor) {}
