package huiyu.insurance.enrolment;

import huiyu.api.insurance.EnrolmentsApi;
import huiyu.api.insurance.model.Cover;
import huiyu.api.insurance.model.CoverQuestion;
import huiyu.api.insurance.model.EnrolmentEnd;
import huiyu.api.insurance.model.EnrolmentKind;
import huiyu.api.insurance.model.NewEnrolment;
import huiyu.api.insurance.model.PersonNumber;
import huiyu.api.insurance.model.UncoveredPage;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.Identifier;
import huiyu.core.party.Identifiers;
import huiyu.core.party.People;
import huiyu.core.web.Cursor;
import huiyu.core.web.Idempotency;
import huiyu.core.web.ProblemException;
import huiyu.insurance.enrolment.Enrolments.Wish;
import huiyu.insurance.enrolment.UncoveredStore.Looked;
import huiyu.insurance.enrolment.UncoveredStore.Uncovered;
import huiyu.policy.enrolment.EnrolmentRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EnrolmentController implements EnrolmentsApi {

    private final Enrolments enrolments;
    private final UncoveredStore uncovered;
    private final People people;
    private final DepositRule deposits;
    private final Idempotency idempotency;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;

    EnrolmentController(
            Enrolments enrolments,
            UncoveredStore uncovered,
            People people,
            DepositRule deposits,
            Idempotency idempotency,
            TenantTransaction transactions,
            CurrentActor currentActor) {
        this.deposits = deposits;
        this.enrolments = enrolments;
        this.uncovered = uncovered;
        this.people = people;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<huiyu.api.insurance.model.Enrolment> enrol(String idempotencyKey, NewEnrolment body) {
        Actor actor = currentActor.get();
        Wish wish = wish(body);
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "enrol", body, huiyu.api.insurance.model.Enrolment.class,
                () -> answer(enrolments.enrol(tx, wish, actor)))));
    }

    @Override
    public ResponseEntity<huiyu.api.insurance.model.Enrolment> endEnrolment(UUID enrolmentId, EnrolmentEnd body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(answer(transactions.run(actor.tenantId(), tx -> enrolments.end(
                tx, enrolmentId, body.getLastDay(), body.getReason(), actor))));
    }

    @Override
    public ResponseEntity<List<huiyu.api.insurance.model.Enrolment>> listEnrolments(UUID personId) {
        return ResponseEntity.ok(transactions.read(
                        currentActor.get().tenantId(), read -> enrolments.list(read, personId)).stream()
                .map(EnrolmentController::answer)
                .toList());
    }

    @Override
    public ResponseEntity<Cover> askCover(CoverQuestion body) {
        Identifier person = person("person.number", body.getPerson());
        return ResponseEntity.ok(transactions.read(
                currentActor.get().tenantId(), read -> enrolments.findCover(read, person, body.getDay())
                        .map(cover -> cover(read, cover, body.getDay()))
                        .orElseGet(() -> new Cover(false))));
    }

    @Override
    public ResponseEntity<UncoveredPage> listUncovered(LocalDate day, String cursor, Integer limit) {
        Actor actor = currentActor.get();
        Optional<UUID> after = Optional.ofNullable(Cursor.decodeId(cursor));
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> {
            Looked looked = uncovered.look(read, day, actor.orgUnitId(), after, Cursor.limit(limit));
            Map<UUID, String> names = people.findMaskedNames(read, looked.found().stream().map(Uncovered::personId).toList());
            return new UncoveredPage(looked.found().stream()
                            .map(one -> new huiyu.api.insurance.model.Uncovered(one.personId())
                                    .personName(names.get(one.personId()))
                                    .lastKind(one.kind().map(EnrolmentKind::fromValue).orElse(null))
                                    .lastCoverTo(one.lastDay().orElse(null)))
                            .toList())
                    .nextCursor(looked.last().map(last -> Cursor.after(last).encode()).orElse(null));
        }));
    }

    private Cover cover(Read read, Enrolment cover, LocalDate day) {
        return new Cover(true)
                .kind(EnrolmentKind.fromValue(cover.kind()))
                .coverFrom(cover.coverFrom())
                .coverTo(cover.coverTo().orElse(null))
                .noDeposit(deposits.isWaived(read, cover, day));
    }

    private static Wish wish(NewEnrolment body) {
        require(!body.getKind().equals(EnrolmentKind.EMPLOYEE) || body.getEmployer() != null, "employer", "employer-needed");
        boolean newborn = body.getKind().equals(EnrolmentKind.NEWBORN);
        require(!newborn || body.getGuardian() != null, "guardian", "guardian-needed");
        require(!newborn || body.getBirthDate() != null, "birthDate", "birth-date-unknown");
        require(body.getCoverTo() == null || body.getCoverFrom() != null, "coverFrom", "cover-from-needed");
        require(body.getCoverTo() == null || !body.getCoverTo().isBefore(body.getCoverFrom()), "coverTo", "within-cover");
        long subsidy = Optional.ofNullable(body.getSubsidyFen()).orElse(0L);
        require(subsidy <= body.getIndividualFen(), "subsidyFen", "at-most-individual");
        Map<String, Object> basis = new LinkedHashMap<>();
        basis.put("cover", body.getCoverFrom() == null ? "reckoned" : "stated");
        if (body.getContinuous() != null) {
            basis.put("continuous", body.getContinuous());
        }
        return new Wish(
                person("person.number", body.getPerson()),
                body.getName(),
                Optional.ofNullable(body.getBirthDate()),
                Optional.ofNullable(body.getGuardian()).map(guardian -> person("guardian.number", guardian)),
                Optional.ofNullable(body.getGuardianName()),
                Optional.ofNullable(body.getEmployer()),
                new EnrolmentRequest(
                        body.getPaidOn(), body.getInsuredYear(), body.getBirthDate(), body.getHouseholdRegisteredOn(),
                        Optional.ofNullable(body.getMissedYears()).orElse(List.of()),
                        Optional.ofNullable(body.getRepairedYears()).orElse(0), List.of(), null),
                new Enrolment(
                        null, null, body.getKind().getValue(), body.getInsuredYear(), Optional.empty(), Optional.empty(),
                        body.getPaidOn(), body.getIndividualFen(), body.getFiscalFen(), subsidy,
                        Optional.ofNullable(body.getWaitingMonths()).orElse(0), body.getCoverFrom(),
                        Optional.ofNullable(body.getCoverTo()), basis, false));
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw ProblemException.invalidField(field, rule, Map.of());
        }
    }

    private static Identifier person(String field, PersonNumber person) {
        return Identifiers.of(field, person.getKind().getValue(), person.getNumber());
    }

    private static huiyu.api.insurance.model.Enrolment answer(Enrolment enrolment) {
        return new huiyu.api.insurance.model.Enrolment()
                .id(enrolment.id())
                .personId(enrolment.personId())
                .kind(EnrolmentKind.fromValue(enrolment.kind()))
                .insuredYear(enrolment.insuredYear())
                .employer(enrolment.employer().orElse(null))
                .guardianId(enrolment.guardianId().orElse(null))
                .paidOn(enrolment.paidOn())
                .individualFen(enrolment.individualFen())
                .fiscalFen(enrolment.fiscalFen())
                .subsidyFen(enrolment.subsidyFen())
                .waitingMonths(enrolment.waitingMonths())
                .coverFrom(enrolment.coverFrom())
                .coverTo(enrolment.coverTo().orElse(null))
                .basis(enrolment.basis())
                .superseded(enrolment.superseded());
    }
}
