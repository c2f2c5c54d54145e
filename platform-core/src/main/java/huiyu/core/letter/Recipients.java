package huiyu.core.letter;

import huiyu.core.db.Read;
import huiyu.core.party.Families;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who is told about a child: its mother, else its father, else a guardian. */
@Component
public class Recipients {

    private static final List<String> FIRST_TO_TELL = List.of("mother", "father", "guardian");

    private final Families families;

    Recipients(Families families) {
        this.families = families;
    }

    public Optional<UUID> find(Read read, UUID subjectId) {
        Map<UUID, String> roles = families.roles(read, subjectId);
        return FIRST_TO_TELL.stream()
                .flatMap(role -> roles.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(role))
                        .map(Map.Entry::getKey)
                        .sorted())
                .findFirst();
    }
}
