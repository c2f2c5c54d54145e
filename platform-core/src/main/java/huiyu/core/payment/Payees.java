package huiyu.core.payment;

import huiyu.core.db.Read;
import huiyu.core.party.PayeeAccount;
import huiyu.core.party.PayeeAccounts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The accounts on which the families of some children receive payments: what payment needs of the party room. */
@FunctionalInterface
interface Payees {

    /** By child; a child without any is absent. */
    Map<UUID, List<PayeeAccount>> ofChildren(Read read, Collection<UUID> subjectIds);

    /** The party room, plugged in. */
    @Configuration
    class OfParty {

        @Bean
        Payees payees(PayeeAccounts accounts) {
            return accounts::ofChildren;
        }
    }
}
