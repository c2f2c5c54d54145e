package huiyu.core.payment.pain;

import java.util.List;
import java.util.Optional;

/**
 * What a pain.002 says.
 *
 * @param originalMessageId of the pain.001 it answers
 * @param groupStatus for all transfers that have no status of their own
 */
public record StatusReport(String originalMessageId, Optional<Status> groupStatus, List<Transaction> transactions) {

    /** @param reasonCode of the bank, such as AC04 (account closed); {@code reasonText} its words */
    public record Status(String code, Optional<String> reasonCode, Optional<String> reasonText) {

        public enum Meaning {
            PAID,
            FAILED,
            PENDING
        }

        /**
         * ACSC and ACCC say settled; ACCP (checked and accepted) is the last word of banks that do not report
         * settlement; RJCT and CANC say no; all others are on the way.
         */
        public Meaning meaning() {
            return switch (code) {
                case "ACSC", "ACCC", "ACCP" -> Meaning.PAID;
                case "RJCT", "CANC" -> Meaning.FAILED;
                default -> Meaning.PENDING;
            };
        }
    }

    public record Transaction(String endToEndId, Status status) {}
}
