package huiyu.insurance.settlement;

import huiyu.api.insurance.SettlementsApi;
import huiyu.api.insurance.model.BillKind;
import huiyu.api.insurance.model.NewBill;
import huiyu.api.insurance.model.ReceivablePage;
import huiyu.api.insurance.model.Reversal;
import huiyu.api.insurance.model.SettledLayer;
import huiyu.api.insurance.model.Settlement;
import huiyu.api.insurance.model.SettlementPage;
import huiyu.api.insurance.model.YearOfUse;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.People;
import huiyu.core.web.Cursor;
import huiyu.insurance.feed.FeedWatch;
import huiyu.policy.assessment.Reasons;
import huiyu.policy.definition.Text;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SettlementController implements SettlementsApi {

    private final Settling settling;
    private final Bills bills;
    private final FeedWatch feed;
    private final People people;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    SettlementController(
            Settling settling,
            Bills bills,
            FeedWatch feed,
            People people,
            TenantTransaction transactions,
            CurrentActor currentActor,
            Clock clock) {
        this.feed = feed;
        this.people = people;
        this.settling = settling;
        this.bills = bills;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<Settlement> previewSettlement(NewBill body) {
        Version preview = settling.preview(currentActor.get(), BillReading.read(body, LocalDate.now(clock)));
        return ResponseEntity.ok(answer(preview, false).decidedAt(null));
    }

    @Override
    public ResponseEntity<Settlement> settleBill(NewBill body) {
        Instant received = clock.instant();
        Version settled = settling.settle(currentActor.get(), BillReading.read(body, LocalDate.now(clock)));
        if (settled.decidedAt().isBefore(received)) {
            feed.repeated();
        }
        return ResponseEntity.ok(answer(settled, true));
    }

    @Override
    public ResponseEntity<List<Settlement>> reverseBill(Reversal body) {
        Actor actor = currentActor.get();
        List<Version> made = settling.reverse(
                actor, body.getInstitution(), body.getNumber(), BillReading.person(body.getPerson()), body.getReason());
        return ResponseEntity.ok(made.stream()
                .filter(version -> actor.may("settlement.read") || version.institution().equals(body.getInstitution()))
                .map(version -> answer(version, true))
                .toList());
    }

    @Override
    public ResponseEntity<Settlement> getSettlement(UUID settlementId) {
        Version version = transactions.read(currentActor.get().tenantId(), read -> bills.get(read, settlementId));
        return ResponseEntity.ok(answer(version, true).personId(version.personId()));
    }

    @Override
    public ResponseEntity<SettlementPage> listSettlements(UUID personId, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        List<Version> found = transactions.read(
                currentActor.get().tenantId(),
                read -> bills.list(read, personId, Optional.ofNullable(Cursor.decodeId(cursor)), most + 1));
        SettlementPage page = new SettlementPage(found.stream()
                .limit(most)
                .map(version -> answer(version, true).personId(version.personId()))
                .toList());
        if (found.size() > most) {
            page.nextCursor(Cursor.after(found.get(most - 1).id()).encode());
        }
        return ResponseEntity.ok(page);
    }

    @Override
    public ResponseEntity<List<YearOfUse>> getAccumulators(UUID personId) {
        return ResponseEntity.ok(
                transactions.read(currentActor.get().tenantId(), read -> bills.counters(read, personId)).entrySet().stream()
                        .map(year -> new YearOfUse(year.getKey(), year.getValue()))
                        .toList());
    }

    @Override
    public ResponseEntity<ReceivablePage> listReceivables(String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), read -> {
            List<Bills.Receivable> found = bills.listReceivables(read, Optional.ofNullable(Cursor.decodeId(cursor)), most + 1);
            Map<UUID, String> names = people.findMaskedNames(read, found.stream().map(Bills.Receivable::personId).toList());
            ReceivablePage page = new ReceivablePage(found.stream()
                    .limit(most)
                    .map(owed -> new huiyu.api.insurance.model.Receivable(
                                    owed.settlementId(), owed.personId(), owed.fen(), owed.bookedAt().atOffset(ZoneOffset.UTC))
                            .personName(names.get(owed.personId())))
                    .toList());
            return found.size() > most ? page.nextCursor(Cursor.after(found.get(most - 1).settlementId()).encode()) : page;
        }));
    }

    private static Settlement answer(Version version, boolean stored) {
        Settlement answer = new Settlement()
                .id(stored ? version.id() : null)
                .institution(version.institution())
                .number(version.number())
                .version(version.version())
                .state(Settlement.StateEnum.fromValue(version.state().word()))
                .cause(Settlement.CauseEnum.fromValue(version.cause().word()))
                .kind(BillKind.fromValue(version.kind()))
                .discharged(version.dischargedOn())
                .totalFen(version.totalFen())
                .inScopeFen(version.inScopeFen())
                .unlistedItems(version.request().bill().unlisted())
                .layers(version.layers().stream().map(share -> new SettledLayer(share.layer(), share.fen())).toList())
                .outcome(version.outcome().toMap())
                .decidedAt(version.decidedAt().atOffset(ZoneOffset.UTC))
                .reason(version.reason().orElse(null));
        if (version.state() != Version.State.RECORDED) {
            return answer.patientFen(version.patientFen());
        }
        Text note = Reasons.standard().get("NO_LAYER_DECIDES");
        return answer.undecidedFen(version.patientFen()).noteZh(note.zh()).noteEn(note.en());
    }
}
