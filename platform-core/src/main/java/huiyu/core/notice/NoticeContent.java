package huiyu.core.notice;

import huiyu.core.db.Read;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A kind of notice: its code, what its words may name, and how these are found. A bean in the room that sends it. */
public interface NoticeContent {

    /** Stable, such as {@code decision.granted}; the platform's words stand under it in {@code notices.properties}. */
    String template();

    /** What the words may name, as {@code {name}}. */
    List<String> variables();

    /**
     * Whether there is still something to tell when the notice is about to go out; if not, it is not sent.
     *
     * @param occasion as it was queued
     */
    default boolean isDue(Read read, UUID aboutId, String occasion) {
        return true;
    }

    /**
     * The values as they are now; no personal numbers.
     *
     * @param aboutId what the notice is about
     * @param occasion as it was queued
     */
    Map<String, String> values(Read read, UUID aboutId, String occasion);
}
