package huiyu.childcare.subsidy;

import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.InstitutionFiles;
import huiyu.childcare.institution.Institutions;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.Organisations;
import huiyu.core.party.Organisations.ShownAccount;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The account an institution is paid on. */
@Component
class InstitutionAccounts {

    private final Institutions institutions;
    private final InstitutionFiles files;
    private final Organisations organisations;

    InstitutionAccounts(Institutions institutions, InstitutionFiles files, Organisations organisations) {
        this.institutions = institutions;
        this.files = files;
        this.organisations = organisations;
    }

    record Changed(UUID organisationId, ShownAccount account) {}

    Changed change(Tx tx, String code, String holder, String number, String bankCode, Optional<String> bankName, Actor actor) {
        Institution institution = institutions.getLocked(tx, code, institutions.today());
        Institutions.requireOwn(institution, actor);
        UUID file = files.getOrCreate(tx, institution, actor);
        return new Changed(file, organisations.changeAccount(tx, file, holder, number, bankCode, bankName, actor));
    }
}
