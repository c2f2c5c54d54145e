package huiyu.insurance.settlement;

import huiyu.core.db.Read;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.policy.EngineProblems;
import huiyu.core.web.ProblemException;
import huiyu.insurance.catalogue.Catalogues;
import huiyu.insurance.institution.Institution;
import huiyu.insurance.institution.Institutions;
import huiyu.insurance.settlement.Opening.Enrolled;
import huiyu.insurance.settlement.Opening.Filing;
import huiyu.insurance.settlement.Opening.Hospital;
import huiyu.policy.bill.Bill;
import huiyu.policy.bill.Region;
import huiyu.policy.problem.PolicyException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What must hold of a bill before it is decided: the institution, and whoever sends it; the cover of the insured. */
@Component
class TreatmentCheck {

    private final Institutions institutions;
    private final Catalogues catalogues;
    private final HomeCityStore homes;
    private final JsonMapper json;

    TreatmentCheck(Institutions institutions, Catalogues catalogues, HomeCityStore homes, JsonMapper json) {
        this.homes = homes;
        this.institutions = institutions;
        this.catalogues = catalogues;
        this.json = json;
    }

    /**
     * In the hospital's city: an institution designated on the day of discharge, and a sender who may speak for it.
     *
     * @throws ProblemException 404 {@code institution-not-found}, 422 {@code institution-not-designated}, 403 {@code
     *     not-own-institution}
     */
    Treatment vouch(Read read, HospitalBill bill, Opening opening, Actor actor) {
        Hospital hospital = opening.hospital()
                .orElseThrow(() -> ProblemException.notFound("institution-not-found", Map.of("institution", bill.institution())));
        requireOwn(hospital.code(), Optional.ofNullable(hospital.clientId()), actor);
        if (hospital.level() == null) {
            throw ProblemException.invalid(
                    "institution-not-designated", Map.of("institution", bill.institution(), "day", bill.discharged()));
        }
        return new Treatment(
                bill, hash(bill), read.tenantId(), opening.divisionCode(), Math.max(1, hospital.level()),
                catalogues.scopeOf(read, bill.charges(), opening.catalogues()));
    }

    /** The division of this city, when the actor may speak for the institution. */
    String requireOwn(Read read, String code, Actor actor) {
        Institution institution = institutions.get(read, code);
        requireOwn(code, institution.clientId(), actor);
        return institutions.divisionOf(read);
    }

    String divisionOf(Read read) {
        return institutions.divisionOf(read);
    }

    private static void requireOwn(String institution, Optional<String> clientId, Actor actor) {
        if (actor.roles().equals(Set.of(Role.INTEGRATOR)) && !clientId.equals(Optional.of(actor.subject()))) {
            throw ProblemException.forbidden("not-own-institution", Map.of("institution", institution));
        }
    }

    /**
     * In the insuring city.
     *
     * @throws ProblemException 422 {@code not-covered} on the day of admission
     */
    StoredRequest request(Read read, Treatment treatment, Opening opening) {
        HospitalBill sent = treatment.bill();
        Enrolled enrolled = InsuredPerson.findCovering(opening, sent.admitted())
                .orElseThrow(() -> ProblemException.invalid("not-covered", Map.of("day", sent.admitted())));
        boolean local = treatment.tenantId() == read.tenantId();
        boolean filed = !local && opening.filings().stream()
                .anyMatch(filing -> covers(filing, treatment.divisionCode(), sent.admitted()));
        return StoredRequest.of(
                bill(treatment, local ? Region.LOCAL : regionOf(read, treatment), filed), treatment.scope().unlisted(),
                InsuredPerson.of(opening, sent, enrolled), opening.context().modules());
    }

    private Region regionOf(Read read, Treatment treatment) {
        return homes.isSameProvince(read, treatment.tenantId()) ? Region.OTHER_CITY : Region.OTHER_PROVINCE;
    }

    private static Bill bill(Treatment treatment, Region region, boolean filed) {
        try {
            return treatment.seenFrom(region, filed);
        } catch (PolicyException impossible) {
            throw EngineProblems.refusal(impossible);
        }
    }

    /** A filing for a province ({@code 370000}) holds in all of its cities. */
    private static boolean covers(Filing filing, String division, LocalDate day) {
        String prefix = filing.divisionCode().replaceAll("(00)+$", "");
        return division.startsWith(prefix) && !filing.from().isAfter(day) && (filing.to() == null || !filing.to().isBefore(day));
    }

    private byte[] hash(HospitalBill bill) {
        try {
            String text = json.writeValueAsString(java.util.List.of(
                    bill.person().kind(), bill.person().number(), bill.kind(), bill.admitted(), bill.discharged(), bill.children(),
                    bill.stay().map(String::valueOf).orElse(""), bill.referral(), bill.claimedBy(), bill.deferred(),
                    bill.lines().toString(), bill.totals().toString(), new java.util.TreeMap<>(bill.attributes())));
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
