package huiyu.core.impact;

import huiyu.core.indicator.SmallCells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What a change of policy does, summed up. Money is the difference, new less present, in fen.
 *
 * @param decisions standing ones looked at
 * @param decisionsChanged whose amounts or verdict would differ; null: too few to be shown
 * @param cases open ones looked at
 * @param casesNotAssessed open ones that policy was never asked about: not assessable yet, their money is in no sum
 * @param unanswered for whom policy has no answer, with or without the change
 * @param hidden how many cells are too small to be shown
 * @param reopened cases opened or taken up again by a follow-up
 */
record Figures(
        int decisions,
        Integer decisionsChanged,
        Long differenceFen,
        int cases,
        Integer casesChanged,
        Long casesDifferenceFen,
        Integer casesNotAssessed,
        int unanswered,
        int reopened,
        int hidden,
        List<YearCell> byYear,
        List<PlaceCell> byPlace,
        List<Group> groups) {

    /** Figures summed up by the release before did not count those never assessed. */
    Figures {
        casesNotAssessed = casesNotAssessed == null ? Integer.valueOf(0) : casesNotAssessed;
    }

    private static final int MOST_GROUPS = 40;

    static final Figures NONE = new Figures(0, 0, 0L, 0, 0, 0L, 0, 0, 0, 0, List.of(), List.of(), List.of());

    /** @param year the calendar year in which the money falls due, the fiscal year of funds */
    record YearCell(String programme, int year, Integer decisions, Long differenceFen) {

        Object key() {
            return List.of(programme, year);
        }

        YearCell plus(YearCell other) {
            return new YearCell(
                    programme, year, sum(decisions, other.decisions), sum(differenceFen, other.differenceFen));
        }
    }

    /** A district of the city, or a city of the province. @param code null where no household is known */
    record PlaceCell(String code, String nameZh, String nameEn, Integer decisions, Long differenceFen) {

        Object key() {
            return String.valueOf(code);
        }

        PlaceCell plus(PlaceCell other) {
            return new PlaceCell(
                    code, nameZh, nameEn, sum(decisions, other.decisions), sum(differenceFen, other.differenceFen));
        }
    }

    /** A reason as people read it. */
    record Why(String code, String zh, String en) {}

    /** Decisions that change in the same way. @param components those whose amounts differ */
    record Group(
            String programme, String direction, List<String> components, List<Why> reasons, int decisions,
            long differenceFen, long leastFen, long mostFen) {

        Object key() {
            return List.of(programme, direction, components, reasons.stream().map(Why::code).toList());
        }

        Group plus(Group other) {
            return new Group(
                    programme, direction, components, reasons, decisions + other.decisions,
                    differenceFen + other.differenceFen, Math.min(leastFen, other.leastFen),
                    Math.max(mostFen, other.mostFen));
        }
    }

    Figures plus(Figures other) {
        return new Figures(
                decisions + other.decisions,
                sum(decisionsChanged, other.decisionsChanged),
                sum(differenceFen, other.differenceFen),
                cases + other.cases,
                sum(casesChanged, other.casesChanged),
                sum(casesDifferenceFen, other.casesDifferenceFen),
                casesNotAssessed + other.casesNotAssessed,
                unanswered + other.unanswered,
                reopened + other.reopened,
                hidden + other.hidden,
                merged(byYear, other.byYear, YearCell::key, YearCell::plus).stream()
                        .sorted(Comparator.comparing(YearCell::programme).thenComparing(YearCell::year))
                        .toList(),
                merged(byPlace, other.byPlace, PlaceCell::key, PlaceCell::plus),
                merged(groups, other.groups, Group::key, Group::plus).stream()
                        .sorted(Comparator.comparing((Group group) -> -Math.abs(group.differenceFen())))
                        .toList());
    }

    /** The groups that move most. */
    Figures shortened() {
        return with(byPlace, groups.subList(0, Math.min(MOST_GROUPS, groups.size())));
    }

    private Figures with(List<PlaceCell> places, List<Group> shown) {
        return new Figures(
                decisions, decisionsChanged, differenceFen, cases, casesChanged, casesDifferenceFen, casesNotAssessed,
                unanswered, reopened, hidden, byYear, places, shown);
    }

    /** What may leave the city: itself as one place, cells of few people suppressed, the city's own districts left out. */
    Figures published(PlaceCell city, int threshold) {
        SmallCells cells = SmallCells.of(
                byYear.stream().map(cell -> (long) cell.decisions()).toList(), threshold);
        boolean few = cells.totalHidden() || SmallCells.isSmall(decisionsChanged, threshold);
        boolean fewCases = SmallCells.isSmall(casesChanged, threshold);
        List<YearCell> years = new ArrayList<>();
        for (int i = 0; i < byYear.size(); i++) {
            YearCell cell = byYear.get(i);
            boolean hide = few || cells.hidden().get(i);
            years.add(hide ? new YearCell(cell.programme(), cell.year(), null, null) : cell);
        }
        int hiddenCells = (int) years.stream().filter(cell -> cell.decisions() == null).count();
        return new Figures(
                decisions, few ? null : decisionsChanged, few ? null : differenceFen, cases,
                fewCases ? null : casesChanged, fewCases ? null : casesDifferenceFen,
                SmallCells.isSmall(casesNotAssessed, threshold) ? 0 : casesNotAssessed,
                SmallCells.isSmall(unanswered, threshold) ? 0 : unanswered, reopened, hiddenCells + (few ? 1 : 0), years,
                List.of(new PlaceCell(
                        city.code(), city.nameZh(), city.nameEn(), few ? null : decisionsChanged, few ? null : differenceFen)),
                few ? List.of() : groups.stream().filter(group -> group.decisions() >= threshold).toList());
    }

    /** What is hidden stays hidden in no sum: a sum is over what is shown. */
    private static Integer sum(Integer one, Integer other) {
        return one == null ? other : other == null ? one : Integer.valueOf(one + other);
    }

    private static Long sum(Long one, Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(one + other);
    }

    private static <T> List<T> merged(List<T> some, List<T> others, Function<T, Object> key, BinaryOperator<T> plus) {
        Map<Object, T> byKey = new LinkedHashMap<>();
        some.forEach(cell -> byKey.merge(key.apply(cell), cell, plus));
        others.forEach(cell -> byKey.merge(key.apply(cell), cell, plus));
        return byKey.values().stream().filter(Objects::nonNull).toList();
    }
}
