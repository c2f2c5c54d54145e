package huiyu.policy.window;

import huiyu.policy.assessment.Application;
import huiyu.policy.definition.Values;
import huiyu.policy.examination.Examination;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A first application by a day, then a renewal each calendar year. A year whose window is still open on the day of
 * assessment is counted as if it will be applied for; a year whose window has closed without an application is lost, or
 * not, as policy says. A year already claimed elsewhere is not paid here.
 */
final class YearlyWindow implements WindowKind {
    @Override public Schema schema() {
        return Schema.of("yearly", "首次申请后逐年续领", "a first application, then a renewal each year",
            FieldSpec.optional("first_by", Type.DATE, null, "首次申请的最后一日", "the last day of the first application"),
            FieldSpec.optional("first_by_years_after_birth", Type.COUNT, null, "或：出生后第几年的年末日之前", "or: the last day of so many years after the year of birth"),
            FieldSpec.optional("each_year_by", Type.MONTH_DAY, "12-31", "每年的最后一日（月-日）", "the last day of each year's window, month and day"),
            FieldSpec.choice("renewal", List.of("required", "not_required"), "是否须逐年续领", "whether each year must be applied for"),
            FieldSpec.choice("late_first", List.of("forfeit_years", "refuse", "pay_arrears"),
                "首次申请逾期：已过年份不补 / 全部不予 / 照补", "a late first application: past years are lost / everything is / nothing is"),
            FieldSpec.choice("late_renewal", List.of("forfeit_year", "forfeit_rest", "pay_arrears"),
                "续领逾期：当年不补 / 其后全部不予 / 照补", "a missed renewal: that year is lost / all from then on / nothing is"),
            FieldSpec.choice("claimed_elsewhere", List.of("bars_year", "allowed"), "当年已在外地申领", "a year already claimed at another place"));
    }

    @Override public WindowOutcome judge(Settings settings, Examination examination, SortedSet<Integer> years) {
        Optional<LocalDate> firstBy = firstBy(settings, examination);
        Optional<Application> first = examination.applications().stream().findFirst();
        LocalDate firstDay = first.map(Application::date).orElse(examination.assessedOn());
        boolean late = firstBy.filter(firstDay::isAfter).isPresent();
        if (late && settings.choice("late_first").equals("refuse")) {
            return WindowOutcome.refused("FIRST_APPLICATION_WINDOW_CLOSED", firstBy.get());
        }
        Map<Integer, String> lost = new TreeMap<>();
        int firstYear = first.map(Application::year).orElse(examination.assessedOn().getYear());
        if (late && settings.choice("late_first").equals("forfeit_years")) {
            years.headSet(firstYear).forEach(year -> lost.put(year, "LATE_YEAR_FORFEITED"));
        }
        if (first.isPresent() && settings.choice("renewal").equals("required")) {
            loseMissedRenewals(settings, examination, years.tailSet(firstYear + 1), lost);
        }
        if (settings.choice("claimed_elsewhere").equals("bars_year")) {
            years.stream().filter(year -> isClaimedElsewhere(examination, year)).forEach(year -> lost.put(year, "CLAIMED_ELSEWHERE_THIS_YEAR"));
        }
        return new WindowOutcome(null, lost, firstBy.orElse(null), Set.of(), remarks(examination));
    }

    private static Optional<LocalDate> firstBy(Settings settings, Examination examination) {
        return settings.findDate("first_by").or(() -> settings.findWhole("first_by_years_after_birth")
            .map(years -> lastDay(settings, examination.birth().getYear() + years)));
    }

    private static LocalDate lastDay(Settings settings, int year) {
        return Values.date(year + "-" + settings.findText("each_year_by").orElseThrow(), settings.path() + ".each_year_by");
    }

    private static void loseMissedRenewals(Settings settings, Examination examination, SortedSet<Integer> years, Map<Integer, String> lost) {
        String late = settings.choice("late_renewal");
        for (int year : years) {
            LocalDate by = lastDay(settings, year);
            boolean made = examination.applications().stream().anyMatch(application -> application.year() == year && !application.date().isAfter(by));
            if (!made && examination.assessedOn().isAfter(by) && !late.equals("pay_arrears")) {
                SortedSet<Integer> gone = late.equals("forfeit_rest") ? years.tailSet(year) : years.subSet(year, year + 1);
                gone.forEach(each -> lost.put(each, "LATE_YEAR_FORFEITED"));
            }
        }
    }

    /** A second application here for a year is no second claim. */
    private static Set<String> remarks(Examination examination) {
        List<Integer> years = examination.applicationsHere().stream().map(Application::year).toList();
        return years.stream().distinct().count() < years.size() ? Set.of("YEAR_APPLIED_FOR_TWICE") : Set.of();
    }

    private static boolean isClaimedElsewhere(Examination examination, int year) {
        Optional<Application> first = examination.applications().stream().filter(application -> application.year() == year).findFirst();
        return first.isPresent() && !examination.isHere(first.get());
    }
}
