package huiyu.core.job;

import huiyu.core.db.Tx;

/** Follows up one kind of event. Called at least once per event, in the event's tenant; must be idempotent. */
public interface EventHandler {

    String kind();

    void handle(Tx tx, Event event);
}
