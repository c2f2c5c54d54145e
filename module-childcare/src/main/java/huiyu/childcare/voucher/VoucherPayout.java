package huiyu.childcare.voucher;

import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.InstitutionFiles;
import huiyu.core.casework.CaseKind;
import huiyu.core.casework.Cases;
import huiyu.core.casework.Channel;
import huiyu.core.db.Tx;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.policy.PolicyBooks;
import huiyu.policy.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Pays settled vouchers out to institutions, by the tenant's programmes of the family for institutions: the way of every
 * payment, from a decision over its fund to the institution's account.
 */
@Component
class VoucherPayout {

    static final String FAMILY = "childcare-voucher";

    private final InstitutionFiles files;
    private final PolicyBooks books;
    private final Decisions decisions;
    private final Cases cases;

    VoucherPayout(InstitutionFiles files, PolicyBooks books, Decisions decisions, Cases cases) {
        this.files = files;
        this.books = books;
        this.decisions = decisions;
        this.cases = cases;
    }

    static boolean paysOut(Programme programme) {
        return FAMILY.equals(programme.family()) && programme.subject().equals("institution");
    }

    /** The first settlement opens the case; later ones change what was decided. */
    void settled(Tx tx, Institution institution, LocalDate today, Actor actor) {
        UUID file = files.getOrCreate(tx, institution, actor);
        books.bookFor(tx, today).listProgrammes().stream()
                .filter(VoucherPayout::paysOut)
                .map(Programme::code)
                .filter(programme -> decisions.findStanding(tx, file, programme).isEmpty())
                .forEach(programme -> cases.open(
                        tx,
                        new Cases.Opening(
                                programme, file, CaseKind.FIRST, Channel.EVENT, Optional.of(file), Optional.empty(), today, Optional.empty()),
                        Actor.system(tx.tenantId())));
        files.changed(tx, List.of(institution.id()), actor);
    }
}
