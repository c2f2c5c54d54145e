package huiyu.childcare.subsidy;

import huiyu.childcare.institution.GuidePrices;
import huiyu.childcare.institution.Institutions;
import huiyu.childcare.institution.Standing;
import huiyu.core.db.Read;
import huiyu.core.party.ContributedFacts;
import huiyu.kernel.time.Period;
import huiyu.policy.fact.FactCatalogue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the register knows of an institution, as rules read it: since when it is filed, its type, whether its prices keep to
 * the guide price, its child-months. What an authority has recorded goes before what is reckoned.
 */
@Component("childcareInstitutionFacts")
class InstitutionFacts implements ContributedFacts {

    private final Institutions institutions;
    private final GuidePrices guidePrices;
    private final ChildMonthStore months;
    private final InstitutionFactStore recorded;

    InstitutionFacts(Institutions institutions, GuidePrices guidePrices, ChildMonthStore months, InstitutionFactStore recorded) {
        this.institutions = institutions;
        this.guidePrices = guidePrices;
        this.months = months;
        this.recorded = recorded;
    }

    @Override
    public Map<UUID, Map<String, Map<String, Object>>> gather(Read read, Collection<UUID> rootIds) {
        List<Standing> standings = institutions.listStandings(read, rootIds);
        if (standings.isEmpty()) {
            return Map.of();
        }
        List<UUID> ids = standings.stream().map(Standing::institutionId).toList();
        Map<UUID, List<ChildMonthStore.Sum>> sums =
                months.listSums(read, ids).stream().collect(Collectors.groupingBy(ChildMonthStore.Sum::institutionId));
        Map<UUID, List<RecordedFact>> known = recorded.list(read, ids).stream().collect(Collectors.groupingBy(RecordedFact::institutionId));
        Map<UUID, Map<String, Map<String, Object>>> gathered = new HashMap<>();
        standings.forEach(standing -> {
            Map<String, Object> facts = new LinkedHashMap<>();
            reckoned(read, standing, sums.getOrDefault(standing.institutionId(), List.of()), facts);
            overlay(known.getOrDefault(standing.institutionId(), List.of()), standing.closedOn(), facts);
            gathered.put(standing.organisationId(), Map.of("institution", facts));
        });
        return gathered;
    }

    private void reckoned(Read read, Standing standing, List<ChildMonthStore.Sum> sums, Map<String, Object> facts) {
        facts.put("kind", standing.type());
        facts.put("filed", filed(standing));
        List<Map<String, Object>> within = guidePrices.within(read, standing.prices()).entries().stream()
                .map(entry -> dated(entry.value(), entry.period()))
                .toList();
        if (!within.isEmpty()) {
            facts.put("within_guide_price", within);
        }
        if (!sums.isEmpty()) {
            put(facts, "quantity.child_months", sums.stream()
                    .map(sum -> dated(sum.units().toPlainString(), Period.month(YearMonth.from(sum.month()))))
                    .toList());
        }
    }

    /** Not filed until the day it is, nor after it has closed. */
    private static List<Map<String, Object>> filed(Standing standing) {
        List<Map<String, Object>> filed = new ArrayList<>();
        if (standing.filedFrom().isEmpty()) {
            return List.of(dated(false, Period.ALWAYS));
        }
        LocalDate from = standing.filedFrom().get();
        filed.add(dated(false, Period.ofDays(Period.BEGINNING, from.minusDays(1))));
        filed.add(dated(true, Period.ofDays(from, standing.closedOn().orElse(null))));
        standing.closedOn().ifPresent(last -> filed.add(dated(false, Period.from(last.plusDays(1)))));
        return filed;
    }

    /** What is dated, such as floor space and rent, ends with the institution: what was granted for later comes back. */
    private static void overlay(List<RecordedFact> known, Optional<LocalDate> closedOn, Map<String, Object> facts) {
        Period open = Period.ofDays(Period.BEGINNING, closedOn.orElse(null));
        FactCatalogue catalogue = FactCatalogue.standard();
        known.stream()
                .collect(Collectors.groupingBy(RecordedFact::attribute, LinkedHashMap::new, Collectors.toList()))
                .forEach((attribute, rows) -> put(facts, attribute, catalogue.get("institution." + attribute).dated()
                        ? rows.stream()
                                .flatMap(row -> row.period().intersect(open).map(period -> dated(row.value(), period)).stream())
                                .toList()
                        : rows.getLast().value()));
    }

    /** {@code quantity.area_m2} is {@code area_m2} within {@code quantity}. */
    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> facts, String attribute, Object value) {
        int dot = attribute.indexOf('.');
        if (dot < 0) {
            facts.put(attribute, value);
        } else {
            ((Map<String, Object>) facts.computeIfAbsent(attribute.substring(0, dot), group -> new LinkedHashMap<String, Object>()))
                    .put(attribute.substring(dot + 1), value);
        }
    }

    private static Map<String, Object> dated(Object value, Period period) {
        Map<String, Object> dated = new LinkedHashMap<>();
        dated.put("value", value);
        if (!period.startsOpen()) {
            dated.put("from", period.from().toString());
        }
        period.lastDay().ifPresent(day -> dated.put("to", day.toString()));
        return dated;
    }
}
