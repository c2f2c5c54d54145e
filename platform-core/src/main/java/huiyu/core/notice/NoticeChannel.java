package huiyu.core.notice;

import java.util.UUID;

/** How a notice reaches a person: an adapter to a city's message service. Delivering the same notice twice is harmless. */
public interface NoticeChannel {

    /** As kept with the notice. */
    String name();

    /** @throws RuntimeException when it may be tried again later */
    void deliver(Delivery delivery);

    /** @param id of the notice: the key by which a message service knows a repetition */
    record Delivery(int tenantId, UUID id, UUID personId, Words words) {}

    /** A rendered notice in both languages. */
    record Words(String subjectZh, String bodyZh, String subjectEn, String bodyEn) {}
}
