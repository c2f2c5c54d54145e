package huiyu.core.letter;

import huiyu.core.db.Read;
import huiyu.core.party.Families;
import huiyu.core.policy.PolicyBooks;
import huiyu.policy.definition.Text;
import huiyu.policy.programme.Programme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** People and programmes by the names families know. */
@Component
public class LetterNames {

    private final Families families;
    private final PolicyBooks books;
    private final Clock clock;

    LetterNames(Families families, PolicyBooks books, Clock clock) {
        this.families = families;
        this.books = books;
        this.clock = clock;
    }

    /** Empty where no name is on file. */
    public String childName(Read read, UUID subjectId) {
        return families.listMembers(read, subjectId).stream().findFirst().map(Families.Member::name).orElse("");
    }

    /** The code itself for a programme that is no longer run. */
    public Text programmeName(Read read, String code) {
        return books.bookFor(read, LocalDate.now(clock))
                .findProgramme(code)
                .map(Programme::name)
                .orElse(new Text(code, code));
    }
}
