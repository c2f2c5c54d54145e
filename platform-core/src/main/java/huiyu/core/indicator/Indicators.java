package huiyu.core.indicator;

import huiyu.core.db.Read;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.Indicator;
import huiyu.core.module.IndicatorWords;
import huiyu.core.module.ModuleCatalogue;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.web.ProblemException;
import huiyu.core.wording.Catalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All indicators of this deployment: core's, and those of the modules. */
@Component
class Indicators {

    private final List<Indicator> core;
    private final ModuleCatalogue modules;
    private final ProgrammeModules switches;
    private final Map<String, IndicatorWords> words;

    /** @throws IllegalStateException when two share a code, or one is not worded */
    Indicators(List<Indicator> core, ModuleCatalogue modules, ProgrammeModules switches) {
        this.core = List.copyOf(core);
        this.modules = modules;
        this.switches = switches;
        Catalogue catalogue = Catalogue.read("indicators");
        this.words = listAll().stream()
                .map(owned -> owned.indicator().definition().code())
                .collect(Collectors.toMap(code -> code, code -> IndicatorWords.of(catalogue, code)));
    }

    /** @param module empty for core */
    record Owned(Indicator indicator, Optional<String> module) {}

    List<Owned> listAll() {
        List<Owned> all = new ArrayList<>(core.stream().map(one -> new Owned(one, Optional.empty())).toList());
        modules.listModules().forEach(module -> all.addAll(of(module).toList()));
        return all;
    }

    /** Core's, and those of the modules the tenant has switched on. */
    List<Owned> listServed(Read read, LocalDate on) {
        return Stream.concat(
                        core.stream().map(one -> new Owned(one, Optional.empty())),
                        switches.listEnabled(read, on).stream().flatMap(Indicators::of))
                .toList();
    }

    private static Stream<Owned> of(HuiyuModule module) {
        return module.indicators().stream().map(one -> new Owned(one, Optional.of(module.id())));
    }

    IndicatorWords wordsOf(Indicator indicator) {
        return words.get(indicator.definition().code());
    }

    /** @throws ProblemException 404 {@code indicator-not-found} */
    Indicator get(String code) {
        return listAll().stream()
                .map(Owned::indicator)
                .filter(one -> one.definition().code().equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("indicator-not-found", Map.of("indicator", code)));
    }
}
