package huiyu.core.settlement;

import huiyu.core.db.Read;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Settled bills, as the module that settles them tells others. */
public interface SettledBills {

    /** The kind of the event published for every version of a settlement; its subject is the settlement. */
    String SETTLED = "bill.settled";

    /** The bill a settlement is a version of, as it is now. */
    Optional<SettledBill> find(Read read, UUID settlementId);

    /** The bills some settlements are versions of, each once and as it is now. */
    List<SettledBill> listLatest(Read read, Collection<UUID> settlementIds);

    /** As {@link #listLatest}, only the bills of one kind: of all others nothing is read. */
    List<SettledBill> listLatest(Read read, Collection<UUID> settlementIds, String kind);

    /** Bills in force of some people, those only recorded included, discharged in a span of days, both ends included; by day. */
    List<SettledBill> list(Read read, Collection<UUID> personIds, LocalDate from, LocalDate to);
}
