package huiyu.core.identity;

/** The actor of the request under way. Controllers ask once and pass the actor on as a parameter. */
public interface CurrentActor {

    Actor get();
}
