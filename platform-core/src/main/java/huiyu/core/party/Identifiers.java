package huiyu.core.party;

import huiyu.core.party.Identifier.OfBirthCertificate;
import huiyu.core.party.Identifier.OfCitizen;
import huiyu.core.party.Identifier.OfOtherDocument;
import huiyu.core.web.ProblemException;
import huiyu.kernel.identifier.BirthCertificateNumber;
import huiyu.kernel.identifier.CitizenId;
import huiyu.kernel.identifier.Parsed;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads numbers as callers write them. A wrong one is a problem that names the field and the rule, not the number. */
public final class Identifiers {

    private static final Pattern OTHER_DOCUMENT = Pattern.compile("[A-Z0-9]{5,20}");

    private Identifiers() {}

    public static Identifier citizenId(String field, String text) {
        return new OfCitizen(CitizenId.parse(text).orElseThrow(flaw -> problem(field, "citizen-id", flaw)));
    }

    public static Identifier birthCertificate(String field, String text) {
        return new OfBirthCertificate(
                BirthCertificateNumber.parse(text).orElseThrow(flaw -> problem(field, "birth-certificate", flaw)));
    }

    public static Identifier otherDocument(String field, String text) {
        String number = text.strip().toUpperCase(Locale.ROOT);
        if (!OTHER_DOCUMENT.matcher(number).matches()) {
            throw ProblemException.invalidField(field, "other-document-format", Map.of());
        }
        return new OfOtherDocument(number);
    }

    /** @param kind one of the kinds of {@link Identifier} */
    public static Identifier of(String field, String kind, String text) {
        return switch (kind) {
            case OfCitizen.KIND -> citizenId(field, text);
            case OfBirthCertificate.KIND -> birthCertificate(field, text);
            case OfOtherDocument.KIND -> otherDocument(field, text);
            default -> throw ProblemException.invalidField(field, "identifier-kind", Map.of());
        };
    }

    private static ProblemException problem(String field, String kind, Parsed.Invalid<?> flaw) {
        String rule = kind + "-" + flaw.flaw().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return ProblemException.invalidField(field, rule, Map.of());
    }
}
