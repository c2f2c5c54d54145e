package huiyu.core.indicator;

import huiyu.api.platform.IndicatorsApi;
import huiyu.api.platform.model.IndicatorDefinition;
import huiyu.api.platform.model.IndicatorFigures;
import huiyu.api.platform.model.IndicatorRecordPage;
import huiyu.api.platform.model.NewIndicatorRun;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Behind;
import huiyu.core.module.Indicator.Cell;
import huiyu.core.party.People;
import huiyu.core.web.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class IndicatorController implements IndicatorsApi {

    private final CurrentActor currentActor;
    private final TenantTransaction transactions;
    private final Indicators indicators;
    private final FigureFlow flow;
    private final People people;

    IndicatorController(
            CurrentActor currentActor, TenantTransaction transactions, Indicators indicators, FigureFlow flow,
            People people) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.indicators = indicators;
        this.flow = flow;
        this.people = people;
    }

    @Override
    public ResponseEntity<List<IndicatorDefinition>> listIndicators() {
        return ResponseEntity.ok(indicators.listAll().stream()
                .map(owned -> IndicatorAnswers.definition(owned, indicators.wordsOf(owned.indicator())))
                .toList());
    }

    @Override
    public ResponseEntity<IndicatorFigures> getIndicatorFigures(String indicator, String from, String to) {
        Indicator wanted = indicators.get(indicator);
        FigureFlow.Months months = FigureFlow.Months.of(from, to);
        return ResponseEntity.ok(IndicatorAnswers.figures(
                wanted, transactions.read(currentActor.get().tenantId(), read -> flow.figures(read, wanted, months))));
    }

    @Override
    public ResponseEntity<IndicatorRecordPage> listIndicatorRecords(
            String indicator, String month, String programme, String slice, String cursor, Integer limit) {
        Actor actor = currentActor.get();
        Indicator wanted = indicators.get(indicator);
        int most = Cursor.limit(limit);
        Optional<UUID> after = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1).id(0));
        Cell cell = new Cell(programme, slice == null ? "" : slice);
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> {
            List<Behind> found =
                    flow.listBehind(read, wanted, FigureFlow.month("month", month), cell, actor.orgUnitId(), after, most + 1);
            return IndicatorAnswers.page(found, most, people.findMaskedNames(read, found.stream().map(Behind::subjectId).toList()));
        }));
    }

    @Override
    public ResponseEntity<Void> startIndicatorRun(NewIndicatorRun body) {
        Actor actor = currentActor.get();
        transactions.execute(
                actor.tenantId(), tx -> flow.request(tx, FigureFlow.month("month", body.getMonth()), actor.subject()));
        return ResponseEntity.status(HttpStatus.ACCEPTED).build();
    }
}
