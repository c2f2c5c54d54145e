package huiyu.core.policy;

import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.web.ProblemException;
import huiyu.policy.PolicyBook;
import huiyu.policy.programme.Programme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The programmes of a tenant as anybody may read them, today. */
@Component
class PublicProgrammes {

    private final PolicyLevelStore levels;
    private final TenantTransaction transactions;
    private final PolicyBooks books;
    private final ProgrammeModules modules;
    private final Clock clock;

    PublicProgrammes(
            PolicyLevelStore levels,
            TenantTransaction transactions,
            PolicyBooks books,
            ProgrammeModules modules,
            Clock clock) {
        this.levels = levels;
        this.transactions = transactions;
        this.books = books;
        this.modules = modules;
        this.clock = clock;
    }

    /** Those the tenant serves. @throws ProblemException 404 {@code tenant-not-found} */
    List<Programme> list(String divisionCode) {
        return at(divisionCode, this::served);
    }

    /** @throws ProblemException 404 {@code tenant-not-found}, {@code programme-not-found} */
    ProgrammePage get(String divisionCode, String code) {
        return at(divisionCode, read -> served(read).stream()
                .filter(programme -> programme.code().equals(code))
                .findFirst()
                .map(programme -> ProgrammePage.of(book(read), programme, LocalDate.now(clock)))
                .orElseThrow(() -> ProblemException.notFound("programme-not-found", Map.of("programme", code))));
    }

    private List<Programme> served(Read read) {
        var served = modules.servedFamilies(read, LocalDate.now(clock));
        return book(read).listProgrammes().stream()
                .filter(programme -> served.test(programme.family()))
                .toList();
    }

    private PolicyBook book(Read read) {
        return books.bookFor(read, LocalDate.now(clock));
    }

    private <T> T at(String divisionCode, Function<Read, T> reading) {
        int tenant = levels.findActive(divisionCode)
                .orElseThrow(() -> ProblemException.notFound("tenant-not-found", Map.of("tenant", divisionCode)));
        return transactions.read(tenant, reading);
    }
}
