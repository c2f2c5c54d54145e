package huiyu.core.job;

import huiyu.core.db.Tx;
import java.util.List;

/**
 * Follows up events of a frequent kind, many at a time and in one transaction. One that fails undoes the whole set; its
 * events are then handled one by one. A kind goes in sets only when every handler of it takes sets: one that does not
 * holds all of them up.
 */
public interface EventSetHandler extends EventHandler {

    /** @param events of {@link #kind()}, of one tenant; never empty */
    void handle(Tx tx, List<Event> events);

    @Override
    default void handle(Tx tx, Event event) {
        handle(tx, List.of(event));
    }
}
