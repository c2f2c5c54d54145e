package huiyu.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Callers' memberships, remembered for a few seconds: a withdrawn role is gone after that on every instance. */
@Component
class Memberships {

    private record Key(Caller caller, Optional<String> requestedCode, LocalDate on) {}

    private final MembershipStore store;
    private final Clock clock;
    private final Cache<Key, List<Membership>> remembered;

    Memberships(MembershipStore store, Clock clock, AccessSettings settings) {
        this.store = store;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .expireAfterWrite(settings.rememberMemberships())
                .maximumSize(10_000)
                .build();
    }

    List<Membership> of(Caller caller, Optional<String> requestedCode) {
        Key key = new Key(caller, requestedCode, LocalDate.now(clock));
        return remembered.get(key, wanted -> store.listMemberships(wanted.caller(), wanted.requestedCode(), wanted.on()));
    }

    boolean isTenant(String divisionCode) {
        return store.isTenant(divisionCode);
    }
}
