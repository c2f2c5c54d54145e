package huiyu.core.notice;

import huiyu.core.notice.NoticeChannel.Words;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A notice to a person.
 *
 * @param aboutId what it is about: a case, a decision, a payment line
 * @param occasion which time: one notice of a template per person, thing and occasion
 * @param words as sent; empty until then
 */
record Notice(
        UUID id, String template, UUID personId, UUID aboutId, String occasion, Status status, Optional<Words> words,
        Instant createdAt, Optional<Instant> sentAt) {

    enum Status {
        PENDING,
        SENT,
        /** Not sent, and nobody will try again: what it would have told was overtaken. */
        UNDELIVERABLE;

        String code() {
            return name().toLowerCase();
        }

        static Status of(String code) {
            return valueOf(code.toUpperCase());
        }
    }
}
