package huiyu.core.worklist;

import huiyu.core.casework.CaseFile;
import huiyu.core.casework.Task;
import huiyu.core.identity.Role;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which tasks a staff member asks for.
 *
 * @param view mine, team, due-today, overdue or returned
 * @param subject the caller, for {@code mine}
 * @param roles the caller's: whose tasks they can be
 * @param unit only tasks of this org unit or below; empty: the whole tenant
 */
record Worklist(
        View view,
        String subject,
        Set<Role> roles,
        Optional<UUID> unit,
        Optional<String> kind,
        Optional<String> programme,
        boolean byCreation,
        LocalDate today,
        Optional<Cursor> after) {

    enum View {
        MINE,
        TEAM,
        DUE_TODAY,
        OVERDUE,
        RETURNED;

        /** @throws ProblemException 422 naming the field when there is no such view */
        static View of(String code) {
            return Arrays.stream(values())
                    .filter(view -> view.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalidField("view", "type", Map.of()));
        }
    }

    /** How many tasks each view shows; {@code unfinished} are those of the team that an automatic rule left. */
    record Counts(long mine, long team, long dueToday, long overdue, long returned, long unfinished) {}

    /** A task with its case. */
    record Entry(Task task, CaseFile file) {}

    Cursor cursorOf(Task last) {
        return byCreation ? Cursor.after(last.createdAt(), last.id()) : Cursor.after(last.dueOn(), last.id());
    }
}
