package huiyu.childcare.institution;

import huiyu.api.childcare.ChildcareInstitutionsApi;
import huiyu.api.childcare.model.CapacityDetails;
import huiyu.api.childcare.model.ChildcareInstitution;
import huiyu.api.childcare.model.ChildcareInstitutionDetails;
import huiyu.api.childcare.model.ChildcareInstitutionPage;
import huiyu.api.childcare.model.ChildcareOperator;
import huiyu.api.childcare.model.ChildcareOperatorPage;
import huiyu.api.childcare.model.FilingDecision;
import huiyu.api.childcare.model.InstitutionType;
import huiyu.api.childcare.model.InstitutionTypeDetails;
import huiyu.api.childcare.model.InstitutionUser;
import huiyu.api.childcare.model.NewFiling;
import huiyu.api.childcare.model.NewStaffMember;
import huiyu.api.childcare.model.PriceDetails;
import huiyu.api.childcare.model.Service;
import huiyu.api.childcare.model.StaffMember;
import huiyu.api.childcare.model.StaffTraining;
import huiyu.childcare.institution.Institution.Capacity;
import huiyu.childcare.institution.Institution.Price;
import huiyu.childcare.institution.Institution.Type;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.Idempotency;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController("childcareInstitutionController")
class InstitutionController implements ChildcareInstitutionsApi {

    private final Institutions institutions;
    private final InstitutionMapping mapping;
    private final Filings filings;
    private final Staff staff;
    private final OperatorStore operators;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Idempotency idempotency;

    InstitutionController(
            Institutions institutions, InstitutionMapping mapping, Filings filings, Staff staff, OperatorStore operators, TenantTransaction transactions,
            CurrentActor currentActor, Idempotency idempotency) {
        this.institutions = institutions;
        this.mapping = mapping;
        this.filings = filings;
        this.staff = staff;
        this.operators = operators;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.idempotency = idempotency;
    }

    @Override
    public ResponseEntity<List<InstitutionType>> listInstitutionTypes() {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), institutions::listTypes).stream()
                .map(InstitutionMapping::type)
                .toList());
    }

    @Override
    public ResponseEntity<InstitutionType> putInstitutionType(String code, InstitutionTypeDetails body) {
        Type type = new Type(code, body.getNameZh(), body.getNameEn(), body.getInclusive());
        return ResponseEntity.ok(InstitutionMapping.type(
                transactions.run(currentActor.get().tenantId(), tx -> institutions.putType(tx, type))));
    }

    @Override
    public ResponseEntity<ChildcareInstitutionPage> listChildcareInstitutions(LocalDate on, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).lastKey().getFirst();
        LocalDate day = day(on);
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> {
            List<Institution> found = institutions.list(read, after, most + 1, day, actor);
            ChildcareInstitutionPage page = new ChildcareInstitutionPage(
                    found.stream().limit(most).map(each -> mapping.institution(read, each, day)).toList());
            return found.size() > most ? page.nextCursor(Cursor.after(found.get(most - 1).code()).encode()) : page;
        }));
    }

    @Override
    public ResponseEntity<ChildcareOperatorPage> listChildcareOperators(String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).lastKey().getFirst();
        List<OperatorStore.Chain> found = transactions.read(currentActor.get().tenantId(), read -> operators.list(read, after, most + 1));
        ChildcareOperatorPage page = new ChildcareOperatorPage(found.stream()
                .limit(most)
                .map(chain -> new ChildcareOperator(chain.creditCode(), chain.name(), chain.branches()))
                .toList());
        return ResponseEntity.ok(found.size() > most ? page.nextCursor(Cursor.after(found.get(most - 1).creditCode()).encode()) : page);
    }

    @Override
    public ResponseEntity<ChildcareInstitution> getChildcareInstitution(String code, LocalDate on) {
        LocalDate day = day(on);
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(
                actor.tenantId(), read -> answer(read, institutions.getVisible(read, code, day, actor), day)));
    }

    @Override
    public ResponseEntity<ChildcareInstitution> putChildcareInstitution(String code, ChildcareInstitutionDetails body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.run(actor.tenantId(), tx -> answer(
                tx, institutions.put(tx, code, InstitutionMapping.details(body), actor), institutions.today())));
    }

    @Override
    public ResponseEntity<ChildcareInstitution> putCapacity(String code, String ageGroup, LocalDate validFrom, CapacityDetails body) {
        Actor actor = currentActor.get();
        Capacity capacity = new Capacity(
                ageGroup, body.getPlaces(), Optional.ofNullable(body.getChildrenPerCarer()), validFrom, Optional.empty());
        return ResponseEntity.ok(transactions.run(
                actor.tenantId(), tx -> answer(tx, institutions.putCapacity(tx, code, capacity, actor), validFrom)));
    }

    @Override
    public ResponseEntity<ChildcareInstitution> putPrice(String code, Service service, LocalDate validFrom, PriceDetails body) {
        Actor actor = currentActor.get();
        Price price = new Price(service.getValue(), body.getMonthlyFen(), validFrom, Optional.empty());
        return ResponseEntity.ok(transactions.run(
                actor.tenantId(), tx -> answer(tx, institutions.putPrice(tx, code, price, actor), validFrom)));
    }

    @Override
    public ResponseEntity<List<StaffMember>> listStaffMembers(String code, LocalDate on) {
        LocalDate day = day(on);
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> staff.list(read, code, day, actor)).stream()
                .map(InstitutionMapping::staff)
                .toList());
    }

    @Override
    public ResponseEntity<StaffMember> addStaffMember(String code, String idempotencyKey, NewStaffMember body) {
        Actor actor = currentActor.get();
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "addStaffMember " + code, body, StaffMember.class,
                () -> InstitutionMapping.staff(staff.add(tx, code, InstitutionMapping.staff(body), actor)))));
    }

    @Override
    public ResponseEntity<Void> addTraining(UUID staffId, StaffTraining body) {
        Actor actor = currentActor.get();
        Staff.Training training = new Staff.Training(
                body.getCourse(), body.getHours(), body.getCompletedOn(), Optional.ofNullable(body.getValidUntil()));
        transactions.execute(actor.tenantId(), tx -> staff.train(tx, staffId, training, actor));
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Void> putInstitutionUser(String code, UUID staffId, InstitutionUser body) {
        Actor actor = currentActor.get();
        transactions.execute(actor.tenantId(), tx -> institutions.putUser(
                tx, code, staffId, body.getValidFrom(), Optional.ofNullable(body.getValidTo()), actor));
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<List<huiyu.api.childcare.model.Filing>> listFilings(String code) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> filings.list(read, code, actor)).stream()
                .map(InstitutionMapping::filing)
                .toList());
    }

    @Override
    public ResponseEntity<huiyu.api.childcare.model.Filing> submitFiling(String code, String idempotencyKey, NewFiling body) {
        Actor actor = currentActor.get();
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "submitFiling " + code, body, huiyu.api.childcare.model.Filing.class,
                () -> InstitutionMapping.filing(filings.submit(tx, code, body.getSubmittedOn(), body.getHandedIn(), actor)))));
    }

    @Override
    public ResponseEntity<huiyu.api.childcare.model.Filing> decideFiling(UUID filingId, FilingDecision body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(InstitutionMapping.filing(
                transactions.run(actor.tenantId(), tx -> filings.decide(tx, filingId, body.getAccepted(), actor))));
    }

    private LocalDate day(LocalDate on) {
        return on == null ? institutions.today() : on;
    }

    private ChildcareInstitution answer(Read read, Institution institution, LocalDate on) {
        return mapping.institution(read, institution, on);
    }
}
