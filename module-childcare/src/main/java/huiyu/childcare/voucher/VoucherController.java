package huiyu.childcare.voucher;

import huiyu.api.childcare.VouchersApi;
import huiyu.api.childcare.model.IssuedVoucher;
import huiyu.api.childcare.model.NewVoucherBatch;
import huiyu.api.childcare.model.NewVoucherSettlement;
import huiyu.api.childcare.model.NewVoucherUse;
import huiyu.api.childcare.model.RefusedVoucher;
import huiyu.api.childcare.model.Service;
import huiyu.api.childcare.model.Voucher;
import huiyu.api.childcare.model.VoucherBatch;
import huiyu.api.childcare.model.VoucherKey;
import huiyu.api.childcare.model.VoucherSettlement;
import huiyu.api.childcare.model.VoucherUse;
import huiyu.api.childcare.model.VoucherValidity;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Idempotency;
import huiyu.core.web.ProblemException;
import huiyu.core.web.QrImage;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class VoucherController implements VouchersApi {

    private final VoucherIssue issue;
    private final Vouchers vouchers;
    private final VoucherKeys keys;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Idempotency idempotency;

    VoucherController(
            VoucherIssue issue, Vouchers vouchers, VoucherKeys keys, TenantTransaction transactions, CurrentActor currentActor, Idempotency idempotency) {
        this.issue = issue;
        this.vouchers = vouchers;
        this.keys = keys;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.idempotency = idempotency;
    }

    @Override
    public ResponseEntity<VoucherBatch> issueVouchers(String idempotencyKey, NewVoucherBatch body) {
        Actor actor = currentActor.get();
        List<String> services = body.getServices() == null ? List.of() : body.getServices().stream().map(Service::getValue).toList();
        return created(actor, tx -> idempotency.once(tx, actor, idempotencyKey, "issueVouchers", body, VoucherBatch.class, () -> answer(issue.issue(
                tx,
                new Batch(
                        Ids.next(), body.getProgramme(), body.getName(), body.getValidFrom(), body.getValidTo(), services,
                        body.getUse() == NewVoucherBatch.UseEnum.ONCE, body.getBudgetFen(), 0, Optional.ofNullable(body.getBornFrom())),
                body.getChildren() == null ? List.of() : body.getChildren(),
                actor))));
    }

    @Override
    public ResponseEntity<Voucher> getVoucher(UUID voucherId) {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), read -> answer(read, vouchers.get(read, voucherId))));
    }

    @Override
    public ResponseEntity<String> getVoucherImage(UUID voucherId) {
        return ResponseEntity.ok(transactions.read(
                currentActor.get().tenantId(), read -> QrImage.svg(vouchers.token(read, vouchers.get(read, voucherId)))));
    }

    @Override
    public ResponseEntity<Voucher> voidVoucher(UUID voucherId) {
        return changed((tx, actor) -> vouchers.voidOne(tx, voucherId, actor));
    }

    @Override
    public ResponseEntity<Voucher> extendVoucher(UUID voucherId, VoucherValidity body) {
        return changed((tx, actor) -> vouchers.extend(tx, voucherId, body.getValidTo(), actor));
    }

    @Override
    public ResponseEntity<Voucher> replaceVoucher(UUID voucherId) {
        return changed((tx, actor) -> vouchers.replace(tx, voucherId, actor));
    }

    @Override
    public ResponseEntity<VoucherKey> getVoucherKey() {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), read -> keys.find(read))
                .map(known -> new VoucherKey(known.id(), Base64.getEncoder().encodeToString(known.publicKey())))
                .orElseThrow(() -> ProblemException.notFound("voucher-not-found", Map.of("voucher", "-"))));
    }

    @Override
    public ResponseEntity<VoucherUse> redeemVoucher(String idempotencyKey, NewVoucherUse body) {
        Actor actor = currentActor.get();
        return created(actor, tx -> idempotency.once(tx, actor, idempotencyKey, "redeemVoucher", body, VoucherUse.class, () -> {
            Vouchers.Used used = vouchers.redeem(
                    tx, body.getToken(), body.getInstitution(), body.getService().getValue(), body.getFeeFen(), body.getUsedOn(), actor);
            return new VoucherUse(
                    used.id(), used.voucherId(), used.institution().code(), body.getUsedOn(), used.feeFen(), used.paidFen(),
                    used.feeFen() - used.paidFen(), used.leftFen());
        }));
    }

    @Override
    public ResponseEntity<VoucherSettlement> settleVouchers(String code, String idempotencyKey, NewVoucherSettlement body) {
        Actor actor = currentActor.get();
        return created(actor, tx -> idempotency.once(tx, actor, idempotencyKey, "settleVouchers " + code, body, VoucherSettlement.class, () -> {
            VoucherStore.Settled settled = vouchers.settle(tx, code, body.getUpTo(), actor);
            return new VoucherSettlement(settled.id(), code, body.getUpTo(), settled.uses(), settled.paidFen());
        }));
    }

    @Override
    public ResponseEntity<List<Voucher>> listVouchersOfChild(UUID childId) {
        return ResponseEntity.ok(transactions.read(
                currentActor.get().tenantId(), read -> vouchers.listOfChild(read, childId).stream().map(each -> answer(read, each)).toList()));
    }

    private <T> ResponseEntity<T> created(Actor actor, java.util.function.Function<Tx, T> write) {
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), write::apply));
    }

    private ResponseEntity<Voucher> changed(BiFunction<Tx, Actor, StoredVoucher> change) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.run(actor.tenantId(), tx -> answer(tx, change.apply(tx, actor))));
    }

    private static VoucherBatch answer(VoucherIssue.Issued issued) {
        Batch batch = issued.batch();
        return new VoucherBatch(
                batch.id(), batch.programme(), batch.name(), batch.budgetFen(), batch.issuedFen(),
                issued.vouchers().stream().map(each -> new IssuedVoucher(each.id(), each.childId(), each.valueFen())).toList(),
                issued.refused().entrySet().stream().map(each -> new RefusedVoucher(each.getKey(), each.getValue())).toList());
    }

    private Voucher answer(Read read, StoredVoucher voucher) {
        return new Voucher(
                voucher.id(), voucher.batch().id(), voucher.childId(), voucher.valueFen(), voucher.leftFen(), voucher.batch().validFrom(),
                voucher.validTo(), voucher.batch().services(), voucher.batch().once() ? "once" : "drawn_down",
                Voucher.StatusEnum.fromValue(voucher.status()), vouchers.token(read, voucher));
    }
}
