package huiyu.core.lifeevent;

import huiyu.core.web.ProblemException;

/** Names the fields of a registration, and of facts, as the report names them. */
final class ReportFields {

    private ReportFields() {}

    static ProblemException named(ProblemException problem) {
        if (problem.fields().isEmpty()) {
            return problem;
        }
        ProblemException named = ProblemException.invalid(problem.code(), problem.arguments());
        problem.fields().forEach(field -> named.withField(name(field.field()), field.rule(), field.arguments()));
        return named;
    }

    /** A list of facts has its own names; of the other kinds each is told by one field. */
    static ProblemException named(ProblemException problem, LifeEventKind kind) {
        if (problem.fields().isEmpty() || kind == LifeEventKind.STATUS_CHANGED) {
            return problem;
        }
        ProblemException named = ProblemException.invalid(problem.code(), problem.arguments());
        problem.fields().forEach(field -> named.withField(toldBy(kind), field.rule(), field.arguments()));
        return named;
    }

    private static String toldBy(LifeEventKind kind) {
        return switch (kind) {
            case HOUSEHOLD_MOVED -> "move.toDivision";
            case DEATH -> "occurredOn";
            case BIRTH_ORDER_CORRECTED -> "birthOrder.birthOrder";
            case CUSTODY_CHANGED -> "custody.shares";
            case BIRTH, STATUS_CHANGED -> throw new IllegalArgumentException(kind + " tells facts by their own fields");
        };
    }

    private static String name(String field) {
        if (field.startsWith("relatives[")) {
            return "birth.parents" + field.substring("relatives".length());
        }
        return field.startsWith("child") ? "birth." + field : field;
    }
}
