package huiyu.childcare.place;

import huiyu.api.childcare.ChildcarePlacesApi;
import huiyu.api.childcare.model.ChildcareRoom;
import huiyu.api.childcare.model.ChildcareRoomDetails;
import huiyu.api.childcare.model.Facility;
import huiyu.api.childcare.model.FacilityDetails;
import huiyu.api.childcare.model.FacilityPage;
import huiyu.api.childcare.model.GroupOnDay;
import huiyu.api.childcare.model.OpenDay;
import huiyu.api.childcare.model.OpenDayDetails;
import huiyu.api.childcare.model.Staffing;
import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.Institutions;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController("childcarePlaceController")
class PlaceController implements ChildcarePlacesApi {

    private final Places places;
    private final PlaceStore store;
    private final Institutions institutions;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    PlaceController(
            Places places, PlaceStore store, Institutions institutions, TenantTransaction transactions, CurrentActor currentActor, Clock clock) {
        this.places = places;
        this.store = store;
        this.institutions = institutions;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<List<ChildcareRoom>> listRooms(String code, LocalDate on) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> places.list(read, code, day(on), actor)).stream()
                .map(PlaceController::room)
                .toList());
    }

    @Override
    public ResponseEntity<ChildcareRoom> putRoom(String code, String room, LocalDate validFrom, ChildcareRoomDetails body) {
        Actor actor = currentActor.get();
        Room wanted = new Room(room, body.getAgeGroup(), body.getPlaces(), Optional.ofNullable(body.getAreaM2()), validFrom, Optional.empty());
        return ResponseEntity.ok(room(transactions.run(actor.tenantId(), tx -> places.put(tx, code, wanted, actor))));
    }

    @Override
    public ResponseEntity<Staffing> getStaffing(String code, LocalDate on) {
        Actor actor = currentActor.get();
        Places.Staffing staffing = transactions.read(actor.tenantId(), read -> places.staffing(read, code, day(on), actor));
        return ResponseEntity.ok(new Staffing(
                        staffing.groups().stream()
                                .map(group -> new GroupOnDay(group.ageGroup(), group.places(), group.children())
                                        .requiredCarers(group.requiredCarers().isPresent() ? group.requiredCarers().getAsInt() : null))
                                .toList(),
                        staffing.carers(), staffing.required())
                .enough(staffing.enough().orElse(null)));
    }

    @Override
    public ResponseEntity<FacilityPage> listFacilities(String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).lastKey().getFirst();
        List<PlaceStore.Facility> found =
                transactions.read(currentActor.get().tenantId(), read -> store.listFacilities(read, after, most + 1));
        FacilityPage page = new FacilityPage(found.stream().limit(most).map(PlaceController::facility).toList());
        return ResponseEntity.ok(found.size() > most ? page.nextCursor(Cursor.after(found.get(most - 1).code()).encode()) : page);
    }

    @Override
    public ResponseEntity<Facility> putFacility(String code, FacilityDetails body) {
        Actor actor = currentActor.get();
        PlaceStore.Facility facility = new PlaceStore.Facility(
                code, body.getName(), body.getDivisionCode(), body.getAddress(), body.getAreaM2(), body.getDeveloper(), body.getHandedOverOn(),
                body.getDocument(), Optional.ofNullable(body.getInstitution()));
        transactions.execute(actor.tenantId(), tx -> store.putFacility(
                tx, facility,
                facility.institution().map(institution -> institutions.get(tx, institution, institutions.today()).id()),
                actor.subject(), clock.instant()));
        return ResponseEntity.ok(facility(facility));
    }

    @Override
    public ResponseEntity<List<OpenDay>> listOpenDays(String code, LocalDate from) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> store.listOpenDays(
                        read, institutions.getVisible(read, code, institutions.today(), actor).id(), day(from))).stream()
                .map(PlaceController::openDay)
                .toList());
    }

    @Override
    public ResponseEntity<OpenDay> putOpenDay(String code, LocalDate day, OpenDayDetails body) {
        Actor actor = currentActor.get();
        PlaceStore.OpenDay open = new PlaceStore.OpenDay(day, body.getTitleZh(), body.getTitleEn(), Optional.ofNullable(body.getPlaces()));
        transactions.execute(actor.tenantId(), tx -> {
            Institution institution = institutions.getLocked(tx, code, day);
            Institutions.requireOwn(institution, actor);
            store.putOpenDay(tx, institution.id(), open);
        });
        return ResponseEntity.ok(openDay(open));
    }

    private LocalDate day(LocalDate on) {
        return on == null ? institutions.today() : on;
    }

    private static ChildcareRoom room(Room room) {
        return new ChildcareRoom(room.code(), room.ageGroup(), room.places(), room.validFrom())
                .areaM2(room.areaM2().orElse(null))
                .validTo(room.validTo().orElse(null));
    }

    private static Facility facility(PlaceStore.Facility facility) {
        return new Facility()
                .code(facility.code())
                .name(facility.name())
                .divisionCode(facility.divisionCode())
                .address(facility.address())
                .areaM2(facility.areaM2())
                .developer(facility.developer())
                .handedOverOn(facility.handedOverOn())
                .document(facility.document())
                .institution(facility.institution().orElse(null));
    }

    private static OpenDay openDay(PlaceStore.OpenDay day) {
        return new OpenDay(day.day(), day.titleZh(), day.titleEn()).places(day.places().orElse(null));
    }
}
