package huiyu.childcare.attendance;

import huiyu.childcare.attendance.AttendanceStore.Good;
import huiyu.childcare.attendance.AttendanceStore.Holding;
import huiyu.childcare.institution.Institutions;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.sheet.SheetColumn;
import huiyu.core.sheet.SheetError;
import huiyu.core.sheet.SheetImport;
import huiyu.core.sheet.SheetImports;
import huiyu.core.sheet.SheetKind;
import huiyu.core.sheet.SheetRow;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A sheet of attendance: which child came to which institution on which day. */
@Component
class AttendanceSheet implements SheetKind {

    private static final int INSTITUTION = 0;
    private static final int CHILD = 1;
    private static final int DAY = 2;
    private static final int PRESENT = 3;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Set<String> YES = Set.of("1", "true", "是", "到", "y", "yes");
    private static final Set<String> NO = Set.of("0", "false", "否", "缺", "n", "no");

    private final AttendanceStore store;
    private final Institutions institutions;
    private final SheetImports imports;
    private final Clock clock;

    AttendanceSheet(AttendanceStore store, Institutions institutions, SheetImports imports, Clock clock) {
        this.store = store;
        this.institutions = institutions;
        this.imports = imports;
        this.clock = clock;
    }

    /** A row whose cells can be read. */
    private record Parsed(int number, String institution, UUID child, LocalDate day, boolean present) {}

    @Override
    public String code() {
        return "attendance";
    }

    @Override
    public List<SheetColumn> columns() {
        return List.of(
                new SheetColumn("institution", "机构", true, false, ""), new SheetColumn("child", "儿童", true, false, ""),
                new SheetColumn("day", "日期", true, true, "2026-03-02"), new SheetColumn("present", "出勤", true, false, "是"));
    }

    @Override
    public int rowsPerPart() {
        return 5_000;
    }

    /** @param institution the one the rows may name; an institution's own system must name itself */
    SheetImport begin(Tx tx, byte[] file, boolean dryRun, Optional<String> institution, Actor actor) {
        if (institution.isEmpty() && Institutions.actsForItself(actor)) {
            throw ProblemException.invalidField("institution", "required", Map.of());
        }
        institution.ifPresent(code -> Institutions.requireOwn(institutions.get(tx, code, institutions.today()), actor));
        return imports.begin(tx, this, file, dryRun, institution, actor);
    }

    @Override
    public List<SheetError> take(Tx tx, SheetImport standing, List<SheetRow> rows, String by) {
        List<SheetError> errors = new ArrayList<>();
        List<Parsed> parsed = new ArrayList<>();
        rows.forEach(row -> parse(row, standing, errors).ifPresent(parsed::add));
        List<Good> good = good(tx, parsed, errors);
        if (!standing.dryRun()) {
            store.insertDays(tx, standing.id(), good, by, clock.instant());
        }
        return errors;
    }

    private List<Good> good(Read read, List<Parsed> parsed, List<SheetError> errors) {
        Map<Integer, Holding> holding = new HashMap<>();
        store.listHolding(
                        read, parsed.stream().map(Parsed::number).toList(), parsed.stream().map(Parsed::institution).toList(),
                        parsed.stream().map(Parsed::child).toList(), parsed.stream().map(Parsed::day).toList())
                .forEach(each -> holding.put(each.number(), each));
        List<Good> good = new ArrayList<>();
        Map<String, Boolean> seen = new HashMap<>();
        for (Parsed row : parsed) {
            Holding there = holding.get(row.number());
            if (there == null) {
                errors.add(new SheetError(row.number(), "child", "not-enrolled-then"));
            } else if (there.recorded().filter(known -> known != row.present()).isPresent()
                    || contradicts(seen.put(there.enrolmentId() + " " + row.day(), row.present()), row.present())) {
                errors.add(new SheetError(row.number(), "present", "recorded-otherwise"));
            } else {
                good.add(new Good(there.enrolmentId(), row.day(), row.present()));
            }
        }
        return good.stream().distinct().toList();
    }

    private static boolean contradicts(Boolean before, boolean now) {
        return before != null && before != now;
    }

    private Optional<Parsed> parse(SheetRow row, SheetImport standing, List<SheetError> errors) {
        if (standing.onlyFor().filter(only -> !only.equals(row.cell(INSTITUTION))).isPresent()) {
            return refuse(row, "institution", "not-of-this-file", errors);
        }
        if (!UUID_FORM.matcher(row.cell(CHILD)).matches()) {
            return refuse(row, "child", "child-number", errors);
        }
        Optional<LocalDate> day = day(row.cell(DAY));
        if (day.isEmpty() || day.get().isAfter(institutions.today())) {
            return refuse(row, "day", day.isEmpty() ? "day-format" : "date-in-future", errors);
        }
        String present = row.cell(PRESENT).toLowerCase(Locale.ROOT);
        return YES.contains(present) || NO.contains(present)
                ? Optional.of(new Parsed(row.number(), row.cell(INSTITUTION), UUID.fromString(row.cell(CHILD)), day.get(), YES.contains(present)))
                : refuse(row, "present", "yes-or-no", errors);
    }

    private static Optional<Parsed> refuse(SheetRow row, String field, String rule, List<SheetError> errors) {
        errors.add(new SheetError(row.number(), field, rule));
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException no) {
            return Optional.empty();
        }
    }
}
