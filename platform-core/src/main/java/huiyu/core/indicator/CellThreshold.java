package huiyu.core.indicator;

import huiyu.core.db.Read;
import huiyu.core.policy.PolicyBooks;
import huiyu.policy.PolicyBook;
import huiyu.policy.definition.Values;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** From how many people on a figure may leave a city: policy, the usual number where no level says otherwise. */
@Component
public class CellThreshold {

    static final String PARAMETER = "statistics.smallest_cell";

    private final PolicyBooks books;

    CellThreshold(PolicyBooks books) {
        this.books = books;
    }

    /** @param read of the tenant that is to see the figures */
    public int on(Read read, LocalDate day) {
        PolicyBook book = books.bookFor(read, day);
        return book.parameters()
                .find(PARAMETER)
                .map(parameter -> Values.whole(book.parameters().getOn(PARAMETER, day).raw(), PARAMETER))
                .orElse(SmallCells.USUAL_THRESHOLD);
    }
}
