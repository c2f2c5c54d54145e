package huiyu.childcare.institution;

import huiyu.api.childcare.model.Service;
import huiyu.childcare.institution.Institution.Price;
import huiyu.core.db.Read;
import huiyu.core.policy.PolicyBooks;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterValue;
import huiyu.policy.problem.PolicyException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The tenant's guide price of a service: the parameter {@code childcare.guide_price}, a table by service, yuan a month. */
@Component
public class GuidePrices {

    private static final String KEY = "childcare.guide_price";

    private final PolicyBooks books;
    private final Clock clock;

    GuidePrices(PolicyBooks books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    /** In fen; empty where the tenant has configured none. */
    public Optional<Long> find(Read read, String service, LocalDate on) {
        ParameterBook parameters = books.bookFor(read, on).parameters();
        if (parameters.find(KEY).isEmpty()) {
            return Optional.empty();
        }
        try {
            return cell(parameters.getOn(KEY, on).raw(), service);
        } catch (PolicyException none) {
            return Optional.empty();
        }
    }

    /** Of all services that have one, in fen. */
    public Map<String, Long> listOn(Read read, LocalDate on) {
        Map<String, Long> guides = new TreeMap<>();
        for (Service service : Service.values()) {
            find(read, service.getValue(), on).ifPresent(fen -> guides.put(service.getValue(), fen));
        }
        return guides;
    }

    /** When prices that have a guide price keep to it; services without one do not count, and days without any are left out. */
    public Timeline<Boolean> within(Read read, Collection<Price> prices) {
        List<ParameterValue> guides = books.bookFor(read, LocalDate.now(clock)).parameters().find(KEY).map(Parameter::values).orElse(List.of());
        List<Timeline.Entry<Boolean>> entries = new ArrayList<>();
        for (Price price : prices) {
            for (ParameterValue guide : guides) {
                cell(guide.raw(), price.service()).ifPresent(most -> Period.ofDays(price.validFrom(), price.validTo().orElse(null))
                        .intersect(guide.valid())
                        .ifPresent(period -> entries.add(new Timeline.Entry<>(period, price.monthlyFen() <= most))));
            }
        }
        return Timeline.overlay(entries, (one, other) -> one && other).compress();
    }

    private static Optional<Long> cell(Object raw, String service) {
        Object cell = raw instanceof Map<?, ?> table ? table.get(service) : raw;
        return Optional.ofNullable(cell).map(price -> Values.money(price, KEY).fen());
    }
}
