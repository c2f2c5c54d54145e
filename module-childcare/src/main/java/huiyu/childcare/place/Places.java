package huiyu.childcare.place;

import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.Institutions;
import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.policy.EngineProblems;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.childcare.GroupRules;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Rooms, and whether the children on a day fit in them and have enough carers, by the tenant's limits of that day. */
@Component("childcarePlaces")
class Places {

    private final PlaceStore store;
    private final Institutions institutions;
    private final PolicyBooks books;
    private final Audit audit;

    Places(PlaceStore store, Institutions institutions, PolicyBooks books, Audit audit) {
        this.store = store;
        this.institutions = institutions;
        this.books = books;
        this.audit = audit;
    }

    List<Room> list(Read read, String code, LocalDate on, Actor actor) {
        return store.listRooms(read, institutions.getVisible(read, code, on, actor).id(), on);
    }

    /** @throws ProblemException 422 {@code group-too-large}, {@code after-last-change}; 409 {@code offer-exists} */
    Room put(Tx tx, String code, Room room, Actor actor) {
        Institution institution = institutions.getLocked(tx, code, room.validFrom());
        Institutions.requireOwn(institution, actor);
        int most = limits(books.bookFor(tx, room.validFrom()).parameters(), room.ageGroup(), 0, room.validFrom()).maxChildren();
        if (room.places() > most) {
            throw ProblemException.invalidField("places", "group-too-large", Map.of("ageGroup", room.ageGroup(), "most", most));
        }
        List<Room> known = store.listRooms(tx, institution.id()).stream().filter(each -> each.code().equals(room.code())).toList();
        Optional<Room> same = known.stream().filter(each -> each.validFrom().equals(room.validFrom())).findFirst();
        if (same.isPresent()) {
            if (!same.get().saysTheSame(room)) {
                throw ProblemException.conflict("offer-exists", Map.of("validFrom", room.validFrom()));
            }
            return same.get();
        }
        if (known.stream().anyMatch(each -> each.validFrom().isAfter(room.validFrom()))) {
            throw ProblemException.invalidField("validFrom", "after-last-change", Map.of());
        }
        store.insertRoom(tx, institution.id(), room);
        audit.record(tx, actor, "childcare-room.kept", "childcare-institution", institution.id(), Map.of(
                "room", room.code(), "places", room.places(), "validFrom", room.validFrom().toString()));
        return room;
    }

    /**
     * An age group on a day.
     *
     * @param requiredCarers empty where no ratio is prescribed
     */
    record Group(String ageGroup, int places, int children, OptionalInt requiredCarers) {}

    /** @param enough empty where some group has no prescribed ratio */
    record Staffing(List<Group> groups, int carers, int required, Optional<Boolean> enough) {}

    Staffing staffing(Read read, String code, LocalDate on, Actor actor) {
        Institution institution = institutions.getVisible(read, code, on, actor);
        ParameterBook parameters = books.bookFor(read, on).parameters();
        List<Group> groups = store.listGroups(read, institution.id(), on).stream()
                .map(group -> new Group(
                        group.ageGroup(), group.places(), group.children(),
                        limits(parameters, group.ageGroup(), group.children(), on).requiredCarers().map(OptionalInt::of).orElseGet(OptionalInt::empty)))
                .toList();
        int carers = store.countCarers(read, institution.id(), on);
        int required = groups.stream().mapToInt(group -> group.requiredCarers().orElse(0)).sum();
        boolean known = groups.stream().allMatch(group -> group.requiredCarers().isPresent());
        return new Staffing(groups, carers, required, carers < required ? Optional.of(false) : known ? Optional.of(true) : Optional.empty());
    }

    private static GroupRules.Limits limits(ParameterBook parameters, String ageGroup, int children, LocalDate on) {
        try {
            return GroupRules.limits(parameters, ageGroup, children, on);
        } catch (PolicyException refusal) {
            throw EngineProblems.refusal(refusal);
        }
    }
}
