package huiyu.core.party;

import huiyu.core.db.Read;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether an actor may see a person's file: by the tenant, the org unit, or as a citizen of the family. */
@Component
public class PersonAccess {

    private final PersonFileStore files;

    PersonAccess(PersonFileStore files) {
        this.files = files;
    }

    /**
     * The file the person is read as.
     *
     * @throws ProblemException 404 when it is not there or not in the actor's scope: the two are not told apart
     */
    public UUID getRoot(Read read, Actor actor, UUID personId) {
        return getRow(read, actor, personId).rootId();
    }

    PersonFileStore.FileRow getRow(Read read, Actor actor, UUID personId) {
        return files.find(read, PersonScope.of(actor), personId)
                .orElseThrow(() -> ProblemException.notFound("person-not-found", Map.of()));
    }
}
