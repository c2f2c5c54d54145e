package huiyu.childcare.subsidy;

import huiyu.core.claim.ClaimRegistry;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import org.springframework.stereotype.Component;

/** Another city has claimed its share of a child's month: what was counted here is counted again. */
@Component("childcareSharedMonths")
class SharedMonths implements EventHandler {

    private final ClaimRegistry registry;
    private final MonthClosing months;

    SharedMonths(ClaimRegistry registry, MonthClosing months) {
        this.registry = registry;
        this.months = months;
    }

    @Override
    public String kind() {
        return ClaimRegistry.SHARE_CHANGED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        registry.findShare(tx, event.subjectId()).ifPresent(share -> ChildMonthClaims.monthOf(share)
                .ifPresent(month -> months.recount(tx, share.subjectId(), month, Actor.system(tx.tenantId()))));
    }
}
