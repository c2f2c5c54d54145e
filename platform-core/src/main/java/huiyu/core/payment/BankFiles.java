package huiyu.core.payment;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.fund.Fund;
import huiyu.core.payment.pain.CreditTransferWriter;
import huiyu.core.payment.pain.CreditTransfers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The files that go to the bank and come back: made once, kept encrypted, given out as they were. */
@Component
class BankFiles {

    static final String TO_BANK = "pain.001";
    static final String FROM_BANK = "pain.002";

    private final FileStore files;
    private final AccountSeal seal;
    private final Clock clock;

    BankFiles(FileStore files, AccountSeal seal, Clock clock) {
        this.files = files;
        this.seal = seal;
        this.clock = clock;
    }

    void make(Tx tx, PaymentBatch batch, Fund fund, List<PaymentLine> lines, String actor) {
        Fund.Debtor debtor = fund.debtor();
        String file = CreditTransferWriter.write(new CreditTransfers(
                batch.messageId(),
                clock.instant(),
                clock.instant().atZone(clock.getZone()).toLocalDate(),
                debtor.name(),
                new CreditTransfers.Account(debtor.name(), debtor.account(), debtor.bank()),
                lines.stream().map(line -> transfer(tx, line)).toList()));
        keep(tx, batch.id(), TO_BANK, file, actor);
    }

    private CreditTransfers.Transfer transfer(Tx tx, PaymentLine line) {
        AccountSeal.Account payee = seal.open(tx, line.id(), line.account());
        return new CreditTransfers.Transfer(
                PaymentLine.endToEndId(line.id()),
                line.amount(),
                new CreditTransfers.Account(payee.holder(), payee.number(), payee.bank()),
                line.reference());
    }

    /**
     * The same file of a batch is kept once.
     *
     * @return names this reading of it
     */
    UUID keep(Tx tx, UUID batchId, String kind, String file, String actor) {
        UUID id = Ids.next();
        files.insert(tx, id, batchId, kind, sha256(file), seal.sealFile(tx, id, file), clock.instant(), actor);
        return id;
    }

    /** The file for the bank, as it was made. */
    String toBank(Read read, UUID batchId) {
        FileStore.Kept kept = files.getLatest(read, batchId, TO_BANK);
        return seal.openFile(read, kept.id(), kept.cipher());
    }

    private static byte[] sha256(String file) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
