package huiyu.core.party;

import huiyu.core.crypto.BlindIndexes;
import huiyu.kernel.identifier.BirthCertificateNumber;
import huiyu.kernel.identifier.CitizenId;
import java.time.LocalDate;
import java.util.Optional;

/** A number a person is known by, checked and in its one spelling. Its text shows it masked. */
public sealed interface Identifier {

    /** As stored and searched for: {@code citizen-id}, {@code birth-certificate} or {@code other-document}. */
    String kind();

    String number();

    String masked();

    /** What the number itself says of the birth date. */
    default Optional<LocalDate> birthDate() {
        return Optional.empty();
    }

    record OfCitizen(CitizenId id) implements Identifier {
        public static final String KIND = BlindIndexes.CITIZEN_ID;

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String number() {
            return id.number();
        }

        @Override
        public String masked() {
            return Mask.keep(number(), 6, 4);
        }

        @Override
        public Optional<LocalDate> birthDate() {
            return Optional.of(id.birthDate());
        }

        @Override
        public String toString() {
            return masked();
        }
    }

    record OfBirthCertificate(BirthCertificateNumber certificate) implements Identifier {
        public static final String KIND = "birth-certificate";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String number() {
            return certificate.number();
        }

        @Override
        public String masked() {
            return Mask.keep(number(), 1, 3);
        }

        @Override
        public String toString() {
            return masked();
        }
    }

    /** A passport or permit of a parent who is no Chinese citizen with an identity number. */
    record OfOtherDocument(String number) implements Identifier {
        public static final String KIND = "other-document";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String masked() {
            return Mask.keep(number, 1, 2);
        }

        @Override
        public String toString() {
            return masked();
        }
    }
}
