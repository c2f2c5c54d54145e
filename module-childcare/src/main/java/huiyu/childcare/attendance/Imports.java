package huiyu.childcare.attendance;

import huiyu.childcare.attendance.AttendanceFile.Line;
import huiyu.childcare.attendance.AttendanceStore.Bad;
import huiyu.childcare.attendance.AttendanceStore.Good;
import huiyu.childcare.attendance.AttendanceStore.Holding;
import huiyu.childcare.institution.Institutions;
import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.job.Outbox;
import huiyu.core.web.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes files in, and works through them chunk by chunk: each event is one chunk and makes the next. */
@Component("attendanceImports")
class Imports implements EventHandler {

    private static final String CHUNK = "childcare.attendance-chunk";
    private static final int ROWS = 5_000;
    private static final Set<String> YES = Set.of("1", "true", "是", "到", "y", "yes");
    private static final Set<String> NO = Set.of("0", "false", "否", "缺", "n", "no");

    private final AttendanceStore store;
    private final Institutions institutions;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Imports(AttendanceStore store, Institutions institutions, Outbox outbox, Audit audit, Clock clock) {
        this.store = store;
        this.institutions = institutions;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** A row whose cells can be read. */
    private record Parsed(Line line, UUID child, LocalDate day, boolean present) {}

    /** @param institution the one the rows may name; an institution's own system must name itself */
    Import begin(Tx tx, byte[] file, boolean dryRun, Optional<String> institution, Actor actor) {
        if (institution.isEmpty() && Institutions.actsForItself(actor)) {
            throw ProblemException.invalidField("institution", "required", Map.of());
        }
        institution.ifPresent(code -> Institutions.requireOwn(institutions.get(tx, code, institutions.today()), actor));
        UUID id = store.insert(tx, sha256(file), dryRun, institution, actor.subject(), clock.instant());
        int rows = AttendanceFile.read(file, ROWS, lines -> store.insertLines(tx, id, lines));
        store.setTotal(tx, id, rows);
        audit.record(tx, actor, "attendance-import.begun", "attendance-import", id, Map.of("rows", rows, "dryRun", dryRun));
        outbox.publish(tx, CHUNK, id, actor.subject());
        return store.get(tx, id);
    }

    Import get(Read read, UUID id) {
        return store.get(read, id);
    }

    List<Bad> listErrors(Read read, UUID id, int after, int limit) {
        return store.listErrors(read, store.get(read, id).id(), after, limit);
    }

    @Override
    public String kind() {
        return CHUNK;
    }

    @Override
    public void handle(Tx tx, Event event) {
        Import standing = store.getLocked(tx, event.subjectId());
        if (!standing.isRunning()) {
            return;
        }
        work(tx, standing, event.actor());
        if (store.get(tx, standing.id()).isRunning()) {
            outbox.publish(tx, CHUNK, standing.id(), event.actor());
        }
    }

    private void work(Tx tx, Import standing, String by) {
        List<Line> lines = store.nextLines(tx, standing.id(), standing.readRows(), ROWS);
        List<Bad> bad = new ArrayList<>();
        List<Parsed> parsed = new ArrayList<>();
        lines.forEach(line -> parse(line, standing, bad).ifPresent(parsed::add));
        List<Good> good = good(tx, parsed, bad);
        if (!standing.dryRun()) {
            store.insertDays(tx, standing.id(), good, by, clock.instant());
        }
        store.insertErrors(tx, standing.id(), bad);
        store.advance(tx, standing, lines.size() - bad.size(), bad.size(), clock.instant());
    }

    private List<Good> good(Read read, List<Parsed> parsed, List<Bad> bad) {
        Map<Integer, Holding> holding = new HashMap<>();
        store.listHolding(
                        read, parsed.stream().map(row -> row.line().number()).toList(), parsed.stream().map(row -> row.line().institution()).toList(),
                        parsed.stream().map(Parsed::child).toList(), parsed.stream().map(Parsed::day).toList())
                .forEach(each -> holding.put(each.number(), each));
        List<Good> good = new ArrayList<>();
        Map<String, Boolean> seen = new HashMap<>();
        for (Parsed row : parsed) {
            Holding there = holding.get(row.line().number());
            if (there == null) {
                bad.add(new Bad(row.line().number(), "child", "not-enrolled-then"));
            } else if (there.recorded().filter(known -> known != row.present()).isPresent()
                    || contradicts(seen.put(there.enrolmentId() + " " + row.day(), row.present()), row.present())) {
                bad.add(new Bad(row.line().number(), "present", "recorded-otherwise"));
            } else {
                good.add(new Good(there.enrolmentId(), row.day(), row.present()));
            }
        }
        return good.stream().distinct().toList();
    }

    private static boolean contradicts(Boolean before, boolean now) {
        return before != null && before != now;
    }

    private Optional<Parsed> parse(Line line, Import standing, List<Bad> bad) {
        if (standing.onlyFor().filter(only -> !only.equals(line.institution())).isPresent()) {
            return refuse(line, "institution", "not-of-this-file", bad);
        }
        Optional<UUID> child = uuid(line.child());
        if (child.isEmpty()) {
            return refuse(line, "child", "child-number", bad);
        }
        Optional<LocalDate> day = day(line.day());
        if (day.isEmpty() || day.get().isAfter(institutions.today())) {
            return refuse(line, "day", day.isEmpty() ? "day-format" : "date-in-future", bad);
        }
        String present = line.present().toLowerCase(Locale.ROOT);
        return YES.contains(present) || NO.contains(present)
                ? Optional.of(new Parsed(line, child.get(), day.get(), YES.contains(present)))
                : refuse(line, "present", "yes-or-no", bad);
    }

    private static Optional<Parsed> refuse(Line line, String field, String rule, List<Bad> bad) {
        bad.add(new Bad(line.number(), field, rule));
        return Optional.empty();
    }

    private static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException no) {
            return Optional.empty();
        }
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
