package huiyu.core.payment;

import huiyu.core.db.Tx;
import huiyu.kernel.money.Money;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is kept back of payments because a payee owes; filled by the room that knows the debts. */
public interface SetOffs {

    /** @param amount what is due to the payee, or what was kept back of it */
    record Candidate(UUID lineId, UUID payeeId, Money amount) {}

    /** How much of which lines may be kept back, at most the line's amount; books nothing yet. */
    Map<UUID, Money> propose(Tx tx, List<Candidate> candidates);

    /** These amounts were kept back. */
    void book(Tx tx, List<Candidate> kept);

    /** These lines will not be paid after all: what was kept back of them is owed again. */
    void giveBack(Tx tx, Collection<UUID> lineIds);
}
