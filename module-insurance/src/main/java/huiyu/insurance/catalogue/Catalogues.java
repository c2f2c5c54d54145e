package huiyu.insurance.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Versions of the catalogue, and what they put in scope. */
@Component
public class Catalogues {

    /** Versions kept in memory: those of some provinces, this year's and last year's. A version never changes. */
    private static final int REMEMBERED = 24;

    private final CatalogueStore store;
    private final Audit audit;
    private final Clock clock;
    private final Cache<UUID, Map<String, CatalogueItem>> items = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Catalogues(CatalogueStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** One line as the hospital sends it. @param quantity in thousandths of a unit */
    public record Charge(String code, long quantity, Money amount) {}

    /**
     * What is in scope of some lines.
     *
     * @param amounts of each line, in their order
     * @param unlisted codes that no catalogue in force lists: nothing of their lines is in scope
     */
    public record Scope(List<Money> amounts, List<String> unlisted) {}

    /** @param inForce the versions that hold on the day */
    public Scope scopeOf(Read read, List<Charge> charges, List<UUID> inForce) {
        if (charges.isEmpty()) {
            return new Scope(List.of(), List.of());
        }
        List<Map<String, CatalogueItem>> versions = inForce.stream().map(id -> itemsOf(read, id)).toList();
        List<Money> amounts = new ArrayList<>(charges.size());
        SequencedSet<String> unlisted = new LinkedHashSet<>();
        for (Charge charge : charges) {
            Optional<CatalogueItem> item = find(versions, charge.code());
            amounts.add(item.map(listed -> listed.inScope(charge.quantity(), charge.amount())).orElse(Money.ZERO));
            if (item.isEmpty()) {
                unlisted.add(charge.code());
            }
        }
        return new Scope(amounts, List.copyOf(unlisted));
    }

    private static Optional<CatalogueItem> find(List<Map<String, CatalogueItem>> versions, String code) {
        return versions.stream().map(version -> version.get(code)).filter(Objects::nonNull).findFirst();
    }

    private Map<String, CatalogueItem> itemsOf(Read read, UUID version) {
        return items.get(version, id -> store.listItems(read, id, "", Integer.MAX_VALUE).stream()
                .collect(Collectors.toUnmodifiableMap(CatalogueItem::code, Function.identity())));
    }

    List<CatalogueVersion> list(Read read) {
        return store.list(read);
    }

    /** @throws ProblemException 404 {@code catalogue-not-found} */
    List<CatalogueItem> listItems(Read read, String code, LocalDate validFrom, String after, int limit) {
        CatalogueVersion version = store.find(read, code, validFrom)
                .orElseThrow(() -> ProblemException.notFound("catalogue-not-found", Map.of("catalogue", code)));
        return store.listItems(read, version.id(), after, limit);
    }

    /** @throws ProblemException 409 {@code catalogue-version-exists} for other content under the same code and day */
    CatalogueVersion importVersion(Tx tx, String code, LocalDate validFrom, String document, byte[] file, Actor actor) {
        String hash = sha256(file);
        Optional<CatalogueVersion> there =
                store.find(tx, code, validFrom).filter(version -> version.tenantId() == tx.tenantId());
        if (there.isPresent()) {
            if (!there.get().sha256().equals(hash)) {
                throw ProblemException.conflict("catalogue-version-exists", Map.of("catalogue", code, "validFrom", validFrom));
            }
            return there.get();
        }
        List<CatalogueItem> read = CatalogueImport.read(CatalogueFile.read(file));
        CatalogueVersion version =
                new CatalogueVersion(tx.tenantId(), Ids.next(), code, validFrom, document, read.size(), hash);
        store.insert(tx, version, read, actor.subject(), clock.instant());
        audit.record(tx, actor, "catalogue.imported", "catalogue", version.id(), Map.of(
                "code", code, "validFrom", validFrom.toString(), "items", read.size()));
        return version;
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
