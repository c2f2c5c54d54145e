package huiyu.childcare.subsidy;

import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.InstitutionFiles;
import huiyu.childcare.institution.Institutions;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseKind;
import huiyu.core.casework.Cases;
import huiyu.core.casework.Channel;
import huiyu.core.casework.OpenCases;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An institution asks a programme once; its months and facts carry the case on from there. */
@Component
class Subsidies {

    private static final String SUBJECT = "institution";

    private final Institutions institutions;
    private final InstitutionFiles files;
    private final Payability payability;
    private final Cases cases;
    private final OpenCases openCases;
    private final Decisions decisions;
    private final PolicyBooks books;

    Subsidies(
            Institutions institutions, InstitutionFiles files, Payability payability, Cases cases, OpenCases openCases, Decisions decisions,
            PolicyBooks books) {
        this.institutions = institutions;
        this.files = files;
        this.payability = payability;
        this.cases = cases;
        this.openCases = openCases;
        this.decisions = decisions;
        this.books = books;
    }

    /**
     * @throws ProblemException 422 {@code unknown-programme}, {@code not-for-institutions}, or naming a parameter that has
     *     ended; 409 {@code subsidy-granted}: what was granted goes on by itself
     */
    CaseFile apply(Tx tx, String code, String programme, Actor actor) {
        LocalDate today = institutions.today();
        Institution institution = institutions.getLocked(tx, code, today);
        Institutions.requireOwn(institution, actor);
        requireForInstitutions(tx, programme, today);
        UUID file = files.getOrCreate(tx, institution, actor);
        Optional<Decision> standing = decisions.findStanding(tx, file, programme);
        if (standing.filter(Decision::isGranted).isPresent()) {
            throw ProblemException.conflict("subsidy-granted", Map.of("programme", programme, "decision", standing.get().id()));
        }
        payability.require(tx, file, programme);
        return cases.open(
                tx,
                new Cases.Opening(
                        programme, file, standing.isPresent() ? CaseKind.RENEWAL : CaseKind.FIRST,
                        Institutions.actsForItself(actor) ? Channel.INTEGRATOR : Channel.COUNTER, Optional.of(file), Optional.empty(), today,
                        Optional.empty()),
                actor);
    }

    private void requireForInstitutions(Read read, String code, LocalDate today) {
        Programme programme = books.bookFor(read, today).findProgramme(code)
                .orElseThrow(() -> ProblemException.invalidField("programme", "unknown-programme", Map.of("programme", code)));
        if (!programme.subject().equals(SUBJECT)) {
            throw ProblemException.invalidField("programme", "not-for-institutions", Map.of("programme", code));
        }
    }

    /** What stands and what is under way. */
    record Overview(List<Decision> standing, List<CaseFile> open) {}

    Overview overview(Read read, String code, Actor actor) {
        Optional<UUID> file = files.find(read, institutions.getVisible(read, code, institutions.today(), actor));
        return new Overview(
                file.map(id -> decisions.listStanding(read, id)).orElse(List.of()),
                file.map(id -> openCases.listOf(read, List.of(id))).orElse(List.of()));
    }
}
