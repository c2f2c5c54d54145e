package huiyu.core.policy;

import huiyu.policy.PolicyBook;
import huiyu.policy.programme.Programme;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** A proposal as policy would be with it: laid over the policy of the tenant that proposes, and of every city below. */
public final class ProposedPolicy {

    /** What a decision depends on without naming it. */
    private static final Set<EntryKind> OF_ALL_PROGRAMMES = Set.of(EntryKind.FACT, EntryKind.CALENDAR);

    private final int tenantId;
    private final Proposal proposal;
    private final EntryPlan plan;

    ProposedPolicy(int tenantId, Proposal proposal, EntryPlan plan) {
        this.tenantId = tenantId;
        this.proposal = proposal;
        this.plan = plan;
    }

    /** Of the tenant that proposes. */
    public int tenantId() {
        return tenantId;
    }

    public UUID proposalId() {
        return proposal.id();
    }

    /** Rises with every replacement of the draft. */
    public int version() {
        return proposal.version();
    }

    EntryPlan plan() {
        return plan;
    }

    /** The days on which something of it begins to hold, those before {@code today} counted as today. */
    public SortedSet<LocalDate> effectiveDays(LocalDate today) {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (Change change : proposal.draft().changes()) {
            LocalDate from = change.period().startsOpen() ? today : change.period().from();
            days.add(from.isBefore(today) ? today : from);
        }
        if (days.isEmpty()) {
            days.add(today);
        }
        return days;
    }

    /** The programmes whose answers may change, of those in either book. */
    public Set<String> affectedProgrammes(PolicyBook present, PolicyBook proposed) {
        Set<String> programmes = codes(List.of(present, proposed));
        List<Change> changes = proposal.draft().changes();
        if (changes.stream().anyMatch(change -> OF_ALL_PROGRAMMES.contains(change.kind()))) {
            return programmes;
        }
        Set<String> keys = changes.stream().map(Change::key).collect(Collectors.toSet());
        Set<String> touched = programmes.stream()
                .filter(code -> keys.contains(code)
                        || saysOf(keys, code)
                        || refersTo(present, code, keys)
                        || refersTo(proposed, code, keys))
                .collect(Collectors.toSet());
        return programmes.stream()
                .filter(code -> touched.contains(code)
                        || combinesWith(present, code, touched)
                        || combinesWith(proposed, code, touched))
                .collect(Collectors.toSet());
    }

    private static Set<String> codes(Collection<PolicyBook> books) {
        return books.stream()
                .flatMap(book -> book.listProgrammes().stream())
                .map(Programme::code)
                .collect(Collectors.toSet());
    }

    /** What is said for one programme alone, such as {@code programme.cap.headcount.free-joint}. */
    private static boolean saysOf(Set<String> keys, String code) {
        return keys.stream().anyMatch(key -> key.endsWith("." + code));
    }

    private static boolean refersTo(PolicyBook book, String code, Set<String> keys) {
        return book.findProgramme(code).stream().flatMap(Programme::references).anyMatch(keys::contains);
    }

    private static boolean combinesWith(PolicyBook book, String code, Set<String> touched) {
        return book.findProgramme(code).flatMap(Programme::combinesWith).filter(touched::contains).isPresent();
    }
}
