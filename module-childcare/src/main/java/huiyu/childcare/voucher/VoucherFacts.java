package huiyu.childcare.voucher;

import huiyu.core.db.Read;
import huiyu.core.party.ContributedFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What vouchers have paid at an institution and was settled, by day: the programme that pays it out reads it. */
@Component("childcareVoucherFacts")
class VoucherFacts implements ContributedFacts {

    private final VoucherStore store;

    VoucherFacts(VoucherStore store) {
        this.store = store;
    }

    @Override
    public Map<UUID, Map<String, Map<String, Object>>> gather(Read read, Collection<UUID> rootIds) {
        Map<UUID, List<Map<String, Object>>> byFile = new HashMap<>();
        store.listSettledDays(read, rootIds).forEach(day -> byFile
                .computeIfAbsent(day.organisationId(), file -> new ArrayList<>())
                .add(Map.of("value", day.paid().toString(), "from", day.day().toString(), "to", day.day().toString())));
        Map<UUID, Map<String, Map<String, Object>>> gathered = new HashMap<>();
        byFile.forEach((file, days) -> gathered.put(file, Map.of("institution", Map.of("redeemed", days))));
        return gathered;
    }
}
