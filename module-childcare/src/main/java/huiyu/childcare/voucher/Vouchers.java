package huiyu.childcare.voucher;

import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.Institutions;
import huiyu.childcare.voucher.VoucherToken.Keys;
import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import huiyu.policy.childcare.Voucher;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What happens to a voucher after it was issued. */
@Component
class Vouchers {

    private final VoucherStore store;
    private final VoucherKeys keys;
    private final Institutions institutions;
    private final VoucherPayout payout;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json;

    Vouchers(
            VoucherStore store, VoucherKeys keys, Institutions institutions, VoucherPayout payout, Audit audit, Clock clock, JsonMapper json) {
        this.store = store;
        this.keys = keys;
        this.institutions = institutions;
        this.payout = payout;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /** @param leftFen what the voucher can still pay */
    record Used(UUID id, UUID voucherId, Institution institution, long feeFen, long paidFen, long leftFen) {}

    StoredVoucher get(Read read, UUID id) {
        return store.get(read, id);
    }

    List<StoredVoucher> listOfChild(Read read, UUID childId) {
        return store.listOfChild(read, childId);
    }

    /** What a QR code of it carries; says no more of the child than the voucher's own number. */
    String token(Read read, StoredVoucher voucher) {
        Keys signing = keys.find(read).orElseThrow();
        return VoucherToken.sign(json.writeValueAsString(Map.of(
                "v", voucher.id(), "k", signing.id(), "t", read.tenantId(), "value", voucher.valueFen(),
                "from", voucher.batch().validFrom().toString(), "to", voucher.validTo().toString(),
                "services", voucher.batch().services(), "use", voucher.batch().once() ? "once" : "drawn_down")), signing.privateKey());
    }

    /**
     * The row lock makes it once: whoever waits for it sees what the first one left.
     *
     * @throws ProblemException 409 with the reason as its code; 422 for a token that is not right
     */
    Used redeem(Tx tx, String token, String code, String service, long feeFen, LocalDate on, Actor actor) {
        UUID id = voucherId(tx, token);
        if (on.isAfter(LocalDate.now(clock))) {
            throw ProblemException.invalidField("usedOn", "date-in-future", Map.of());
        }
        Institution institution = institutions.get(tx, code, on);
        Institutions.requireOwn(institution, actor);
        if (!institution.filed()) {
            throw ProblemException.conflict("institution-not-filed", Map.of("institution", code));
        }
        StoredVoucher stored = store.getLocked(tx, id);
        Voucher voucher = stored.voucher();
        voucher.refusal(on, service).ifPresent(reason -> {
            throw ProblemException.conflict(problem(reason), Map.of());
        });
        Voucher.Use use = voucher.use(Money.ofFen(feeFen));
        store.setLeft(tx, id, use.after().left().fen(), use.after().status().name().toLowerCase(Locale.ROOT));
        UUID recorded = store.insertUse(tx, id, institution.id(), on, service, feeFen, use.paid().fen(), actor.subject(), clock.instant());
        audit.record(tx, actor, "voucher.redeemed", "voucher", id, Map.of("institution", code, "paidFen", use.paid().fen()));
        return new Used(recorded, id, institution, feeFen, use.paid().fen(), use.after().left().fen());
    }

    private static String problem(String reason) {
        String word = reason.toLowerCase(Locale.ROOT).replace('_', '-');
        return word.startsWith("voucher-") ? word : "voucher-" + word;
    }

    private UUID voucherId(Read read, String token) {
        try {
            return keys.find(read)
                    .flatMap(known -> VoucherToken.verify(token, known.publicKey()))
                    .map(claims -> UUID.fromString((String) json.readValue(claims, Map.class).get("v")))
                    .orElseThrow(Vouchers::invalid);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return ProblemException.invalidField("token", "token-invalid", Map.of());
    }

    StoredVoucher voidOne(Tx tx, UUID id, Actor actor) {
        StoredVoucher voucher = store.getLocked(tx, id);
        if (voucher.status().equals("issued")) {
            store.voidAndReturn(tx, voucher);
            audit.record(tx, actor, "voucher.void", "voucher", id, Map.of("leftFen", voucher.leftFen()));
        } else if (voucher.status().equals("used")) {
            throw ProblemException.conflict("voucher-already-used", Map.of());
        }
        return store.get(tx, id);
    }

    StoredVoucher extend(Tx tx, UUID id, LocalDate validTo, Actor actor) {
        StoredVoucher voucher = store.getLocked(tx, id);
        requireIssued(voucher);
        if (validTo.isBefore(voucher.validTo())) {
            throw ProblemException.invalidField("validTo", "not-before", Map.of("limit", voucher.validTo()));
        }
        store.setValidTo(tx, id, validTo);
        audit.record(tx, actor, "voucher.extended", "voucher", id, Map.of("validTo", validTo.toString()));
        return store.get(tx, id);
    }

    StoredVoucher replace(Tx tx, UUID id, Actor actor) {
        StoredVoucher voucher = store.getLocked(tx, id);
        if (voucher.replacedBy().isPresent()) {
            return store.get(tx, voucher.replacedBy().get());
        }
        requireIssued(voucher);
        UUID replacement = store.replace(tx, voucher, clock.instant());
        audit.record(tx, actor, "voucher.replaced", "voucher", id, Map.of("by", replacement.toString()));
        return store.get(tx, replacement);
    }

    private static void requireIssued(StoredVoucher voucher) {
        if (!voucher.status().equals("issued")) {
            throw ProblemException.conflict(voucher.status().equals("used") ? "voucher-already-used" : "voucher-void", Map.of());
        }
    }

    /** @throws ProblemException 409 {@code nothing-to-settle} */
    VoucherStore.Settled settle(Tx tx, String code, LocalDate upTo, Actor actor) {
        Institution institution = institutions.getLocked(tx, code, upTo);
        VoucherStore.Settled settled = store.settle(tx, institution.id(), upTo, actor.subject(), clock.instant())
                .orElseThrow(() -> ProblemException.conflict("nothing-to-settle", Map.of("upTo", upTo)));
        audit.record(tx, actor, "voucher.settled", "voucher-settlement", settled.id(), Map.of("institution", code, "paidFen", settled.paidFen()));
        payout.settled(tx, institution, LocalDate.now(clock), actor);
        return settled;
    }
}
