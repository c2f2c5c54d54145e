package huiyu.insurance.feed;

import huiyu.api.insurance.FeedsApi;
import huiyu.api.insurance.model.FeedPage;
import huiyu.api.insurance.model.FeedRefusal;
import huiyu.api.insurance.model.FeedRefusalPage;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.CurrentActor;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import huiyu.policy.parameter.Parameter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FeedController implements FeedsApi {

    private static final String LATE_AFTER = "insurance.feed.late_days";
    /** What ids ordered by time can name. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1971, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9998, 12, 31);
    private static final int USUAL = 3;

    private final FeedStore store;
    private final PolicyBooks books;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    FeedController(
            FeedStore store, PolicyBooks books, TenantTransaction transactions, CurrentActor currentActor, Clock clock) {
        this.store = store;
        this.books = books;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<FeedPage> listFeeds(LocalDate day, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).lastKey().getFirst();
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw ProblemException.invalid("value-out-of-range", Map.of());
        }
        List<FeedDay> found = transactions.read(currentActor.get().tenantId(), read -> store.list(
                read, day, lateAfter(read, day), clock.getZone(), after, most + 1));
        FeedPage page = new FeedPage(found.stream().limit(most).map(FeedController::answer).toList());
        if (found.size() > most) {
            page.nextCursor(Cursor.after(found.get(most - 1).institution()).encode());
        }
        return ResponseEntity.ok(page);
    }

    @Override
    public ResponseEntity<FeedRefusalPage> listFeedRefusals(String code, LocalDate day, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        List<FeedStore.Refusal> found = transactions.read(currentActor.get().tenantId(), read -> store.listRefusals(
                read, code, day, Optional.ofNullable(Cursor.decodeId(cursor)), most + 1));
        FeedRefusalPage page = new FeedRefusalPage(found.stream()
                .limit(most)
                .map(refusal -> new FeedRefusal(
                        FeedRefusal.KindEnum.fromValue(refusal.kind()), refusal.code(), refusal.at().atOffset(ZoneOffset.UTC)))
                .toList());
        if (found.size() > most) {
            page.nextCursor(Cursor.after(found.get(most - 1).id()).encode());
        }
        return ResponseEntity.ok(page);
    }

    private int lateAfter(Read read, LocalDate day) {
        return books.bookFor(read, day).parameters().find(LATE_AFTER).map(Parameter::values).orElse(List.of()).stream()
                .filter(value -> value.valid().contains(day))
                .map(value -> Integer.parseInt(String.valueOf(value.raw())))
                .findFirst()
                .orElse(USUAL);
    }

    private static huiyu.api.insurance.model.FeedDay answer(FeedDay day) {
        return new huiyu.api.insurance.model.FeedDay()
                .institution(day.institution())
                .nameZh(day.nameZh())
                .nameEn(day.nameEn())
                .received(day.received())
                .late(day.late())
                .malformed(day.malformed())
                .duplicate(day.duplicate())
                .refused(day.refused())
                .missing(day.missing());
    }
}
