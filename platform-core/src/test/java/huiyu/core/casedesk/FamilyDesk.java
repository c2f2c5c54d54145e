package huiyu.core.casedesk;

import huiyu.api.cases.model.Application;
import huiyu.api.cases.model.CaseSummary;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseStore;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What families do, in short words for stories. */
@Component
public class FamilyDesk {

    private final TenantTransaction transactions;
    private final ApplicationIntake applications;
    private final FamilyRequests requests;
    private final CaseSearch search;
    private final CaseStore store;
    private final CaseViews views;

    FamilyDesk(
            TenantTransaction transactions, ApplicationIntake applications, FamilyRequests requests, CaseSearch search,
            CaseStore store, CaseViews views) {
        this.transactions = transactions;
        this.applications = applications;
        this.requests = requests;
        this.search = search;
        this.store = store;
        this.views = views;
    }

    public CaseFile apply(Actor actor, Application application) {
        return transactions.run(actor.tenantId(), tx -> applications.apply(tx, application, actor));
    }

    public CaseFile withdraw(Actor actor, UUID caseId) {
        return transactions.run(actor.tenantId(), tx -> requests.withdraw(tx, caseId, "不需要了", actor));
    }

    /** One a page, so that the cursor is used. */
    public List<CaseSummary> seen(Actor actor) {
        return transactions.read(actor.tenantId(), read -> {
            List<CaseSummary> all = new java.util.ArrayList<>();
            String cursor = null;
            do {
                var page = search.page(read, new CaseSearch.Wanted(List.of(), null, null, false, false, cursor, 1), actor);
                all.addAll(page.getItems());
                cursor = page.getNextCursor();
            } while (cursor != null);
            return all;
        });
    }

    /** Fact and bureau of what the case's view says is awaited. */
    public List<String> awaited(Actor actor, UUID caseId) {
        return transactions.read(actor.tenantId(), read -> views
                .view(read, store.get(read, caseId), actor).getWaitingFor().stream()
                .map(awaited -> awaited.getFact() + " " + awaited.getSource())
                .toList());
    }
}
