package huiyu.childcare.institution;

import huiyu.core.db.Read;
import huiyu.core.policy.PolicyBooks;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tenant's guide price of a service: the parameter {@code childcare.guide_price}, a table by service, yuan a month. */
@Component
public class GuidePrices {

    private static final String KEY = "childcare.guide_price";

    private final PolicyBooks books;

    GuidePrices(PolicyBooks books) {
        this.books = books;
    }

    /** In fen; empty where the tenant has configured none. */
    public Optional<Long> find(Read read, String service, LocalDate on) {
        ParameterBook parameters = books.bookFor(read, on).parameters();
        if (parameters.find(KEY).isEmpty()) {
            return Optional.empty();
        }
        try {
            Object raw = parameters.getOn(KEY, on).raw();
            Object cell = raw instanceof Map<?, ?> table ? table.get(service) : raw;
            return Optional.ofNullable(cell).map(price -> Values.money(price, KEY).fen());
        } catch (PolicyException none) {
            return Optional.empty();
        }
    }
}
