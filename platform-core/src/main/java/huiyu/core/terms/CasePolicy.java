package huiyu.core.terms;

import huiyu.core.db.Read;
import huiyu.core.identity.Role;
import huiyu.core.policy.PolicyBooks;
import huiyu.policy.PolicyBook;
import huiyu.policy.definition.Text;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterType;
import huiyu.policy.parameter.ParameterValue;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.programme.StepDocuments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How a tenant works its cases, read from its parameters on a day. Every key may be set for one programme alone by
 * adding its code ({@code casework.review.steps.<programme>}). Where no level of government says anything, the national
 * practice stands: first review by the street, confirmation by the district, 30 working days together, four eyes, no
 * publicity.
 */
@Component
public class CasePolicy {

    static final String PROMISE_DAYS = "casework.promise_days";
    /** Texts {@code <unit level>:<role>}, in order; an empty list: automatic. */
    static final String STEPS = "casework.review.steps";
    /** A table from step to working days. */
    static final String STEP_DAYS = "casework.review.step_days";
    /** A table from step to the share of cases that go through it; a step that is not in it is for every case. */
    static final String SAMPLING = "casework.review.sampling_share";
    static final String FOUR_EYES = "casework.review.four_eyes";
    /** Working days or calendar days, as the parameter's type says. */
    static final String PUBLICITY_DAYS = "casework.review.publicity_days";

    static final String HEADCOUNT = "programme.cap.headcount";
    static final String BUDGET = "programme.cap.budget";

    /** How many fiscal years of an entitlement a decision binds the funds to, the running one included. */
    static final String RESERVED_YEARS = "fund.reserved_years";

    /** How many cases a change of policy opens or takes up again a day; as many as there are where no level says. */
    static final String FOLLOW_UPS_PER_DAY = "casework.follow_ups_per_day";

    private static final Map<String, Object> NATIONAL_PRACTICE = Map.of(
            RESERVED_YEARS, 1,
            PROMISE_DAYS, 30,
            STEPS, List.of("street:caseworker", "district:reviewer"),
            STEP_DAYS, Map.of("street:caseworker", 20, "district:reviewer", 10),
            SAMPLING, Map.of(),
            FOUR_EYES, true,
            PUBLICITY_DAYS, 0);
    private static final int DAYS_OF_A_STEP = 10;

    private final PolicyBooks books;
    private final CaseTexts texts;

    CasePolicy(PolicyBooks books, CaseTexts texts) {
        this.books = books;
        this.texts = texts;
    }

    /** What is promised and how it is reviewed, as of a day. */
    public record Terms(int promiseDays, Map<String, Object> source, ReviewChain chain, SlaClock clock) {}

    public Terms terms(Read read, String programme, LocalDate on) {
        PolicyBook book = books.bookFor(read, on);
        Reader reader = new Reader(book, programme, on);
        return new Terms(
                Values.whole(reader.raw(PROMISE_DAYS), PROMISE_DAYS),
                reader.source(PROMISE_DAYS),
                chain(reader),
                new SlaClock(book.calendar()));
    }

    /** @return at least 1 */
    public int reservedYears(Read read, String programme, LocalDate on) {
        Reader reader = new Reader(books.bookFor(read, on), programme, on);
        return Math.max(1, Values.whole(reader.raw(RESERVED_YEARS), RESERVED_YEARS));
    }

    /** What {@code programme.cap.headcount.<programme>} and {@code programme.cap.budget.<programme>} say, if anything. */
    public Cap cap(Read read, String programme, LocalDate on) {
        Reader reader = new Reader(books.bookFor(read, on), programme, on);
        return new Cap(
                reader.own(HEADCOUNT).map(raw -> Values.whole(raw, HEADCOUNT)),
                reader.own(BUDGET).map(raw -> Values.money(raw, BUDGET)));
    }

    /** @return at least 1, so that a follow-up comes to its end */
    public int followUpsPerDay(Read read, LocalDate on) {
        PolicyBook book = books.bookFor(read, on);
        return book.parameters()
                .find(FOLLOW_UPS_PER_DAY)
                .map(known -> Math.max(1, Values.whole(book.parameters().getOn(known.key(), on).raw(), known.key())))
                .orElse(Integer.MAX_VALUE);
    }

    public SlaClock clock(Read read, LocalDate on) {
        return new SlaClock(books.bookFor(read, on).calendar());
    }

    private ReviewChain chain(Reader reader) {
        Map<String, Object> days = Values.map(reader.raw(STEP_DAYS), STEP_DAYS);
        Map<String, Object> shares = Values.map(reader.raw(SAMPLING), SAMPLING);
        Map<String, List<String>> documents = reader.documents();
        List<ReviewLevel> levels = new ArrayList<>();
        for (String step : Values.list(reader.raw(STEPS), item -> Values.text(item, STEPS))) {
            levels.add(level(step, days, shares, documents.getOrDefault(step, List.of()), levels.isEmpty()));
        }
        return new ReviewChain(
                levels,
                Values.flag(reader.raw(FOUR_EYES), FOUR_EYES),
                Values.whole(reader.raw(PUBLICITY_DAYS), PUBLICITY_DAYS),
                reader.isInWorkingDays(PUBLICITY_DAYS));
    }

    private ReviewLevel level(
            String step, Map<String, Object> days, Map<String, Object> shares, List<String> documents, boolean first) {
        String[] parts = step.split(":", 2);
        boolean sampled = shares.containsKey(step);
        Text name = texts.words(sampled ? "review.sampled" : first ? "review.first" : "review.further", Map.of());
        return new ReviewLevel(
                name.zh(),
                name.en(),
                parts[0],
                role(step, parts),
                days.containsKey(step) ? Values.whole(days.get(step), STEP_DAYS) : DAYS_OF_A_STEP,
                sampled
                        ? Values.rate(shares.get(step), SAMPLING).value().movePointRight(3).intValue()
                        : ReviewLevel.EVERY_CASE,
                documents);
    }

    private static Role role(String step, String[] parts) {
        try {
            return Role.valueOf(parts[parts.length - 1].toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new PolicyException("REVIEW_STEP_UNKNOWN", STEPS, "审核环节应为“层级:岗位”：" + step,
                    "a review step is <unit level>:<role>: " + step);
        }
    }

    /** The value for the programme alone, else for all, else the national practice. */
    private record Reader(PolicyBook book, String programme, LocalDate on) {

        Object raw(String key) {
            return find(key).map(ParameterValue::raw).orElseGet(() -> NATIONAL_PRACTICE.get(key));
        }

        /** What is said for this programme alone. */
        Optional<Object> own(String key) {
            return book.parameters().find(key + "." + programme).stream()
                    .flatMap(parameter -> parameter.values().stream())
                    .filter(value -> value.valid().contains(on))
                    .map(ParameterValue::raw)
                    .findFirst();
        }

        Map<String, Object> source(String key) {
            Map<String, Object> source = new LinkedHashMap<>();
            source.put("key", key);
            source.put("value", raw(key));
            find(key).ifPresent(value -> {
                source.put("basis", value.basis().name());
                source.put("citations", value.citations().stream().map(citation -> (Object) citation.toMap()).toList());
            });
            source.putIfAbsent("basis", "NATIONAL_PRACTICE");
            return source;
        }

        /** @throws PolicyException MATERIAL_NOT_ON_ITEM_LIST: a step that asks for another document does not load */
        Map<String, List<String>> documents() {
            return book.findProgramme(programme)
                    .map(known -> StepDocuments.on(book.parameters(), known, on))
                    .orElse(Map.of());
        }

        boolean isInWorkingDays(String key) {
            return parameter(key)
                    .filter(parameter -> parameter.type() == ParameterType.WORKING_DAYS)
                    .isPresent();
        }

        private Optional<ParameterValue> find(String key) {
            return parameter(key).map(parameter -> book.parameters().getOn(parameter.key(), on));
        }

        private Optional<Parameter> parameter(String key) {
            return book.parameters().find(key + "." + programme).or(() -> book.parameters().find(key));
        }
    }
}
