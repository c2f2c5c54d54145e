package huiyu.core.takeup;

import huiyu.api.cases.TakeUpApi;
import huiyu.api.cases.model.NotAsked;
import huiyu.api.cases.model.NotAskedCount;
import huiyu.api.cases.model.NotAskedCounts;
import huiyu.api.cases.model.NotAskedPage;
import huiyu.api.cases.model.Reminded;
import huiyu.api.cases.model.Reminder;
import huiyu.core.db.TenantTransaction;
import huiyu.core.decision.AssessmentAnswers;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.People;
import huiyu.core.tenant.UnitTreeStore;
import huiyu.core.tenant.UnitTreeStore.District;
import huiyu.core.web.Cursor;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TakeUpController implements TakeUpApi {

    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final TakeUp takeUp;
    private final TakeUpCounts counts;
    private final TakeUpPasses passes;
    private final UnitTreeStore units;
    private final People people;

    TakeUpController(
            TenantTransaction transactions,
            CurrentActor currentActor,
            TakeUp takeUp,
            TakeUpCounts counts,
            TakeUpPasses passes,
            UnitTreeStore units,
            People people) {
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.takeUp = takeUp;
        this.counts = counts;
        this.passes = passes;
        this.units = units;
        this.people = people;
    }

    @Override
    public ResponseEntity<NotAskedPage> listNotAsked(
            String programme, Boolean includeOpen, String cursor, Integer limit) {
        Actor actor = currentActor.get();
        Optional<UUID> after = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1).id(0));
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> {
            TakeUp.Page page = takeUp.page(
                    read, programme, Boolean.TRUE.equals(includeOpen), after, Cursor.limit(limit), actor);
            Map<UUID, District> districts = units.listDistricts(read);
            Map<UUID, String> names = people.findMaskedNames(read, page.found().stream().map(TakeUp.NotAsked::subjectId).toList());
            return new NotAskedPage(
                            page.found().stream().map(child -> notAsked(child, districts).subjectName(names.get(child.subjectId()))).toList(), page.lookedAt())
                    .nextCursor(page.last().map(last -> Cursor.after(last).encode()).orElse(null));
        }));
    }

    @Override
    public ResponseEntity<NotAskedCounts> countNotAsked(String programme) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> {
            Map<UUID, District> districts = units.listDistricts(read);
            TakeUpCounts.Counted counted = counts.byDistrict(read, programme, actor);
            return new NotAskedCounts(counted.byDistrict().entrySet().stream()
                            .map(entry -> count(entry.getKey().map(districts::get), entry.getValue()))
                            .toList())
                    .countedAt(counted.countedAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
        }));
    }

    @Override
    public ResponseEntity<Void> startTakeUpCount(String programme) {
        transactions.execute(currentActor.get().tenantId(), tx -> passes.begin(tx, programme));
        return ResponseEntity.status(HttpStatus.ACCEPTED).build();
    }

    @Override
    public ResponseEntity<Reminded> remindFamilies(String programme, Reminder reminder) {
        Actor actor = currentActor.get();
        int reminded = transactions.run(
                actor.tenantId(), tx -> takeUp.remind(tx, programme, reminder.getSubjectIds(), actor));
        return ResponseEntity.ok(new Reminded(reminder.getSubjectIds().size(), reminded));
    }

    private static NotAsked notAsked(TakeUp.NotAsked child, Map<UUID, District> districts) {
        return new NotAsked(
                        child.subjectId(),
                        NotAsked.VerdictEnum.fromValue(child.assessment().verdict().name()),
                        child.assessment().total().fen(),
                        AssessmentAnswers.findings(child.assessment()),
                        AssessmentAnswers.questions(child.assessment()))
                .divisionCode(child.districtId().map(id -> districts.get(id).divisionCode()).orElse(null));
    }

    private static NotAskedCount count(Optional<District> district, TakeUpCounts.Count count) {
        NotAskedCount answer = new NotAskedCount(count.eligible(), count.open());
        district.ifPresent(known -> answer.divisionCode(known.divisionCode())
                .nameZh(known.nameZh())
                .nameEn(known.nameEn()));
        return answer;
    }
}
