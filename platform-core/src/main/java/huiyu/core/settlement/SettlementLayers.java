package huiyu.core.settlement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import huiyu.core.db.Read;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.ModuleCatalogue;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.PolicyBook;
import huiyu.policy.layer.Layer;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.programme.Programme;
import huiyu.policy.settlement.Waterfall;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The layers a tenant settles by: those of its policy and of the modules it runs, in the order its policy gives them. */
@Component
public class SettlementLayers {

    private static final int REMEMBERED = 4_000;

    private record Key(int tenantId, long policyEpoch, LocalDate day, Set<String> modules) {}

    /**
     * A tenant's waterfall, made once and used by any number of threads.
     *
     * @param only codes of the layers the tenant's modules run; empty where the place settles nothing by policy
     */
    public record Running(Waterfall waterfall, List<String> only) {

        /** Whether any layer decides here; if not, bills are only recorded. */
        public boolean decides() {
            return !only.isEmpty();
        }
    }

    private final PolicyBooks books;
    private final ModuleCatalogue modules;
    private final ProgrammeModules switches;
    private final List<Layer> ofNobody;
    private final Clock clock;
    private final Cache<Key, Running> running = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** @param layers beans that belong to no module */
    SettlementLayers(
            PolicyBooks books, ModuleCatalogue modules, ProgrammeModules switches, ObjectProvider<Layer> layers, Clock clock) {
        this.switches = switches;
        this.clock = clock;
        this.ofNobody = layers.orderedStream().toList();
        this.books = books;
        this.modules = modules;
    }

    /**
     * @param day of the bill's discharge: whose policy counts
     * @param enabled ids of the modules the tenant runs
     * @throws ProblemException 422 {@code no-layer-in-force} where the place has layers on other days but none on this one:
     *     nobody's bill is left to the patient because a policy begins later or has ended
     */
    public Running on(Read read, LocalDate day, Set<String> enabled) {
        Running found = find(read, day, enabled);
        if (!found.decides() && hasLayers(read, enabled)) {
            throw ProblemException.invalid("no-layer-in-force", Map.of("day", day));
        }
        return found;
    }

    /** On any day, by the modules of the bill's day or of today: one may have been switched on since. */
    private boolean hasLayers(Read read, Set<String> enabled) {
        Set<String> now = new HashSet<>(enabled);
        switches.listEnabled(read, LocalDate.now(clock)).forEach(module -> now.add(module.id()));
        return books.listLayers(read).stream().anyMatch(programme -> isServed(programme, now));
    }

    /** As {@link #on}; a day without layers is answered like a place without any. */
    public Running find(Read read, LocalDate day, Set<String> enabled) {
        Key key = new Key(read.tenantId(), read.policyEpoch(), day, enabled);
        Running known = running.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Running made = make(books.bookFor(read, day), day, enabled);
        running.put(key, made);
        return made;
    }

    private Running make(PolicyBook book, LocalDate day, Set<String> enabled) {
        List<Layer> ofModules = modules.listModules().stream()
                .filter(module -> enabled.contains(module.id()))
                .flatMap(module -> module.layers().stream())
                .toList();
        List<Layer> written = Stream.concat(ofModules.stream(), ofNobody.stream()).toList();
        Waterfall waterfall = Waterfall.of(book, written);
        List<String> only = new ArrayList<>(ofModules.stream().map(Layer::code).toList());
        ofNobody.stream().map(Layer::code).filter(code -> isOrdered(waterfall, code, day)).forEach(only::add);
        book.listLayers().stream()
                .filter(programme -> isServed(programme, enabled))
                .flatMap(programme -> programme.layer().stream())
                .map(definition -> definition.layer())
                .forEach(only::add);
        return new Running(waterfall, List.copyOf(only));
    }

    /** A layer of no module takes part where the tenant's order names it. */
    private static boolean isOrdered(Waterfall waterfall, String code, LocalDate day) {
        try {
            return waterfall.orderOn(day).contains(code);
        } catch (PolicyException noOrder) {
            return false;
        }
    }

    /** A family no module of this deployment runs is served by core for every tenant. */
    private boolean isServed(Programme programme, Set<String> enabled) {
        List<HuiyuModule> claiming = modules.listModules().stream()
                .filter(module -> module.programmeFamilies().stream()
                        .anyMatch(family -> family.code().equals(programme.family())))
                .toList();
        return claiming.isEmpty() || claiming.stream().anyMatch(module -> enabled.contains(module.id()));
    }
}
