package huiyu.core.policy;

import huiyu.core.db.Read;
import huiyu.core.policy.EntryPlan.Addition;
import huiyu.core.web.ProblemException;
import huiyu.policy.problem.PolicyException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Loads a pack as changes: what the tenant does not have yet, word for word and day for day. */
@Component
class PackImport {

    private final PolicyEntryStore entries;
    private final PolicyJson json;

    PackImport(PolicyEntryStore entries, PolicyJson json) {
        this.entries = entries;
        this.json = json;
    }

    /** @throws ProblemException 422 naming file and rule when the pack cannot be read */
    List<Change> changes(Read read, PackSource pack) {
        List<PolicyEntry> own = entries.listOwn(read);
        try {
            return PackEntries.of(pack).stream()
                    .map(this::asStored)
                    .filter(wanted -> own.stream().noneMatch(entry -> isThere(entry, wanted)))
                    .map(PackImport::change)
                    .toList();
        } catch (PolicyException unreadable) {
            throw EngineProblems.refusal(unreadable);
        }
    }

    List<EntryDifference> difference(Read read, PackSource pack) {
        return EntryDifference.of(EntryPlan.of(entries.listOwn(read), changes(read, pack)));
    }

    /** As the database gives it back, to compare with what it gave back. */
    private Addition asStored(Addition wanted) {
        return new Addition(
                wanted.slot(), wanted.validFrom(), wanted.validTo(), json.asStored(wanted.content()));
    }

    private static boolean isThere(PolicyEntry entry, Addition wanted) {
        return entry.slot().equals(wanted.slot())
                && Objects.equals(entry.validFrom(), wanted.validFrom())
                && Objects.equals(entry.validTo(), wanted.validTo())
                && entry.content().equals(wanted.content());
    }

    private static Change change(Addition wanted) {
        EntrySlot slot = wanted.slot();
        return new Change(
                slot.kind(),
                Change.Action.SET,
                slot.key(),
                null,
                wanted.validFrom(),
                wanted.validTo(),
                true,
                wanted.content());
    }
}
