package huiyu.insurance.settlement;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.crypto.BlindIndexes;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.fund.SettlementFunds;
import huiyu.core.identity.Actor;
import huiyu.core.party.Identifier;
import huiyu.core.web.ProblemException;
import huiyu.insurance.settlement.Bookkeeping.Step;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The way of a bill. The hospital's city vouches for the bill; the city that insures the person – usually the same –
 * decides it, under the lock of the person's years, in one transaction.
 */
@Component
class Settling {

    private static final int MOST_ATTEMPTS = 8;

    private final TenantTransaction transactions;
    private final SettlementStore store;
    private final BillDecisionStore decisions;
    private final HomeCityStore homes;
    private final TreatmentCheck check;
    private final Deciding deciding;
    private final Bookkeeping books;
    private final SettlementFunds funds;
    private final BlindIndexes indexes;
    private final Clock clock;

    Settling(
            TenantTransaction transactions,
            SettlementStore store,
            BillDecisionStore decisions,
            HomeCityStore homes,
            TreatmentCheck check,
            Deciding deciding,
            Bookkeeping books,
            SettlementFunds funds,
            BlindIndexes indexes,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.decisions = decisions;
        this.homes = homes;
        this.check = check;
        this.deciding = deciding;
        this.books = books;
        this.funds = funds;
        this.indexes = indexes;
        this.clock = clock;
    }

    /** Where a bill's insured was found not to be insured: the bill, as the hospital's city vouches for it. */
    private record Found(Optional<Version> version, Treatment treatment) {}

    /** The transaction is undone and the bill tried again. */
    private abstract static sealed class Again extends RuntimeException {

        Again() {
            super(null, null, false, false);
        }

        /** Somebody else wrote the same bill first. */
        static final class Raced extends Again {}

        /** One slice of a fund is short; the fund may not be. */
        static final class SliceShort extends Again {
            private final int tenantId;
            private final UUID fund;
            private final Writing writing;

            SliceShort(int tenantId, UUID fund, Writing writing) {
                this.tenantId = tenantId;
                this.fund = fund;
                this.writing = writing;
            }
        }
    }

    /** Who pays what, without effect. */
    Version preview(Actor actor, HospitalBill bill) {
        Found found = transactions.read(actor.tenantId(), read -> here(read, bill, actor, this::decideOnly));
        return found.version().orElseGet(() -> transactions.read(
                homeOf(actor, bill), read -> elsewhere(read, found.treatment(), this::decideOnly, actor)));
    }

    /**
     * Settles a bill; the same bill sent again gets the first answer, unless that only recorded it and policy decides by now.
     *
     * @throws ProblemException 409 {@code bill-differs} for another bill under its number; 422 {@code not-covered}, {@code
     *     fund-short} …
     */
    Version settle(Actor actor, HospitalBill bill) {
        return insisting(() -> {
            Found found = transactions.run(actor.tenantId(), tx -> here(tx, bill, actor, this::decideAndWrite));
            return found.version().orElseGet(() -> transactions.run(
                    homeOf(actor, bill), tx -> elsewhere(tx, found.treatment(), this::decideAndWrite, actor)));
        });
    }

    /**
     * Takes a bill back. Later bills of the person are decided again, in their order, each as a new version.
     *
     * @return all versions this made; the reversed bill first
     * @throws ProblemException 404 {@code bill-not-found}; 409 {@code bill-reversed} when it is taken back already
     */
    List<Version> reverse(Actor actor, String institution, String number, Identifier person, String reason) {
        return insisting(() -> {
            String division = transactions.read(actor.tenantId(), read -> check.requireOwn(read, institution, actor));
            Optional<List<Version>> here = transactions.run(
                    actor.tenantId(), tx -> reverseIn(tx, division, division, institution, number, reason, actor));
            return here.orElseGet(() -> transactions.run(
                            transactions.read(actor.tenantId(), read -> findHome(read, person, null))
                                    .orElseThrow(() -> notFound(number)),
                            tx -> reverseIn(tx, check.divisionOf(tx), division, institution, number, reason, actor))
                    .orElseThrow(() -> notFound(number)));
        });
    }

    private interface Decision<R extends Read> {
        Version decide(R read, Treatment treatment, Opening opening, Actor actor);
    }

    private <R extends Read> Found here(R read, HospitalBill bill, Actor actor, Decision<R> decision) {
        Opening opening = store.open(read, bill, number(read, bill.person()), Optional.empty(), read instanceof Tx);
        Treatment treatment = check.vouch(read, bill, opening, actor);
        boolean insured = InsuredPerson.findCovering(opening, bill.admitted()).isPresent() || opening.before().isPresent();
        return new Found(
                insured ? Optional.of(decision.decide(read, treatment, opening, actor)) : Optional.empty(), treatment);
    }

    private <R extends Read> Version elsewhere(R read, Treatment treatment, Decision<R> decision, Actor actor) {
        HospitalBill bill = treatment.bill();
        Opening opening = store.open(
                read, bill, number(read, bill.person()), Optional.of(treatment.divisionCode()), read instanceof Tx);
        return decision.decide(read, treatment, opening, actor);
    }

    private Opening reopened(Tx tx, Treatment treatment) {
        HospitalBill bill = treatment.bill();
        Optional<String> division =
                treatment.tenantId() == tx.tenantId() ? Optional.empty() : Optional.of(treatment.divisionCode());
        return store.open(tx, bill, number(tx, bill.person()), division, true);
    }

    private Version decideOnly(Read read, Treatment treatment, Opening opening, Actor actor) {
        return deciding.first(
                read, treatment, opening, opening.personId().orElseThrow(), check.request(read, treatment, opening),
                clock.instant(), actor.subject());
    }

    private Version decideAndWrite(Tx tx, Treatment treatment, Opening opening, Actor actor) {
        Optional<Version> before = opening.before().filter(Version::isInForce);
        if (before.isPresent()) {
            if (!Arrays.equals(before.get().requestHash(), treatment.hash())) {
                throw ProblemException.conflict("bill-differs", Map.of("bill", treatment.bill().number()));
            }
            if (before.get().isDecided() || !deciding.isDecidable(tx, before.get().request())) {
                return before.get();
            }
        }
        StoredRequest request = check.request(tx, treatment, opening);
        if (!opening.used().isThere()) {
            store.createYear(tx, opening.personId().orElseThrow(), treatment.bill().discharged().getYear());
            return decideAndWrite(tx, treatment, reopened(tx, treatment), actor);
        }
        Version decided = deciding.first(
                tx, treatment, opening, opening.personId().orElseThrow(), request, clock.instant(), actor.subject());
        write(tx, books.book(
                tx, List.of(new Step(decided, null)), opening.used().plus(decided), opening.divisionCode(), "bill.settled", decided.decidedAt(), actor.subject()));
        return decided;
    }

    private Optional<List<Version>> reverseIn(
            Tx tx, String home, String division, String institution, String number, String reason, Actor actor) {
        Optional<Version> found = store.findLatest(tx, division, institution, number);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Used counted = store.lockCounters(tx, found.get().personId());
        Version before = store.findLatest(tx, division, institution, number).orElseThrow();
        if (!before.isInForce()) {
            throw ProblemException.conflict("bill-reversed", Map.of("bill", number));
        }
        List<Version> later = store.listInForceAfter(tx, before.personId(), before.position());
        Used used = counted.minus(before);
        for (Version each : later) {
            used = used.minus(each);
        }
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Deciding.reversed(before, reason, clock.instant(), actor.subject()), before));
        for (Version each : later) {
            Version again = deciding.again(tx, each, used, clock.instant(), actor.subject());
            used = used.plus(again);
            if (!again.decidesLike(each)) {
                steps.add(new Step(again, each));
            }
        }
        write(tx, books.book(tx, steps, used, home, "bill.reversed", clock.instant(), actor.subject()));
        return Optional.of(steps.stream().map(Step::now).toList());
    }

    private void write(Tx tx, Writing writing) {
        BillDecisionStore.Written written = decisions.write(tx, writing);
        if (!written.complete()) {
            throw new Again.Raced();
        }
        written.shortFund().ifPresent(fund -> {
            throw new Again.SliceShort(tx.tenantId(), fund, writing);
        });
    }

    private <T> T insisting(Supplier<T> attempt) {
        for (int i = 1; ; i++) {
            try {
                return attempt.get();
            } catch (Again.SliceShort lack) {
                requireAttemptsLeft(i);
                transactions.execute(lack.tenantId, tx -> funds.fill(
                        tx, lack.fund, lack.writing.personId(), lack.writing.charges().get(lack.fund)));
            } catch (Again.Raced raced) {
                requireAttemptsLeft(i);
            }
        }
    }

    private static void requireAttemptsLeft(int made) {
        if (made == MOST_ATTEMPTS) {
            throw ProblemException.unavailable("try-again", Map.of());
        }
    }

    private int homeOf(Actor actor, HospitalBill bill) {
        return transactions.read(actor.tenantId(), read -> findHome(read, bill.person(), bill.admitted()))
                .filter(city -> city != actor.tenantId())
                .orElseThrow(() -> ProblemException.invalid("not-covered", Map.of("day", bill.admitted())));
    }

    /** In the province; from another one only whoever has filed treatment here can be found. */
    private Optional<Integer> findHome(Read read, Identifier person, LocalDate day) {
        return homes.find(read, number(read, person), day)
                .or(() -> homes.findFiled(read, indexes.ofOtherProvinces(read, person.kind(), person.number()), day));
    }

    private BlindIndex number(Read read, Identifier person) {
        return indexes.of(read, person.kind(), person.number());
    }

    private static ProblemException notFound(String number) {
        return ProblemException.notFound("bill-not-found", Map.of("bill", number));
    }
}
