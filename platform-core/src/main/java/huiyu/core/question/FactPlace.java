package huiyu.core.question;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a fact of the catalogue ({@code mother.household}) is kept: in whose file, under which attribute. What is of the
 * family as a whole stands in the subject's file under its full name.
 */
record FactPlace(UUID personId, String attribute) {

    private static final String FAMILY = "family.";

    /** @param roles of the subject's relatives, by person @return empty where no such person is on file */
    static Optional<FactPlace> find(UUID subjectId, Map<UUID, String> roles, String fact) {
        String subject = subject(fact);
        String attribute = fact.substring(fact.indexOf('.') + 1);
        return switch (subject) {
            case "child", "person" -> Optional.of(new FactPlace(subjectId, attribute));
            case "family" -> Optional.of(new FactPlace(subjectId, fact));
            case "mother", "father" -> roles.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(subject))
                    .findFirst()
                    .map(entry -> new FactPlace(entry.getKey(), attribute));
            default -> Optional.empty();
        };
    }

    static String subject(String fact) {
        int dot = fact.indexOf('.');
        return dot < 0 ? "" : fact.substring(0, dot);
    }

    /** The name in the catalogue. */
    String fact(UUID subjectId, Map<UUID, String> roles) {
        if (attribute.startsWith(FAMILY)) {
            return attribute;
        }
        return (personId.equals(subjectId) ? "child" : roles.get(personId)) + "." + attribute;
    }
}
