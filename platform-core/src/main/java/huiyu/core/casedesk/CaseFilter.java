package huiyu.core.casedesk;

import huiyu.core.casework.CaseFile;
import huiyu.core.web.Cursor;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which cases a caller asks for, within what the caller may see.
 *
 * @param unit only cases kept by this org unit or below; empty: the whole tenant
 * @param subjects only cases of these: those in a guardian's care, or the one asked for; empty: all
 * @param overdueOn only open cases promised for an earlier day than this
 * @param latestFirst by opening, latest first; else by promised date
 */
record CaseFilter(
        Optional<UUID> unit,
        Optional<Set<UUID>> subjects,
        Collection<String> statuses,
        Optional<String> programme,
        Optional<LocalDate> overdueOn,
        boolean latestFirst,
        Optional<Cursor> after) {

    Cursor cursorOf(CaseFile last) {
        return latestFirst ? Cursor.after(last.openedAt(), last.id()) : Cursor.after(last.promise().dueOn(), last.id());
    }
}
