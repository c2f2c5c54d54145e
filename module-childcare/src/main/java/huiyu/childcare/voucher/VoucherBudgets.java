package huiyu.childcare.voucher;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.fund.Fund;
import huiyu.core.fund.Funds;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Batches together promise no more than the funds of their year hold for paying vouchers out. */
@Component
class VoucherBudgets {

    private final VoucherStore store;
    private final Funds funds;
    private final PolicyBooks books;

    VoucherBudgets(VoucherStore store, Funds funds, PolicyBooks books) {
        this.store = store;
        this.funds = funds;
        this.books = books;
    }

    /**
     * Batches of a year come one after the other. A year without any fund for vouchers bounds nothing: what is redeemed then
     * waits for one.
     *
     * @param year in which the batch begins
     * @throws ProblemException 409 {@code voucher-fund-short}
     */
    void require(Tx tx, long budgetFen, int year, LocalDate today) {
        List<Fund> paying = funds.listPaying(tx, year, payouts(tx, today));
        if (paying.isEmpty()) {
            return;
        }
        store.lockBudgets(tx, year);
        long allocated = paying.stream().mapToLong(fund -> funds.getBalance(tx, fund.id()).allocatedFen()).sum();
        long promised = store.promisedFen(tx, year, today);
        if (promised + budgetFen > allocated) {
            throw ProblemException.conflict("voucher-fund-short", Map.of(
                    "year", year, "allocatedFen", allocated, "promisedFen", promised, "budgetFen", budgetFen));
        }
    }

    private List<String> payouts(Read read, LocalDate today) {
        return books.bookFor(read, today).listProgrammes().stream().filter(VoucherPayout::paysOut).map(Programme::code).toList();
    }
}
