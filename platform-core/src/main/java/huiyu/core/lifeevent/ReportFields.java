package huiyu.core.lifeevent;

import huiyu.core.web.ProblemException;

/** Names the fields of a registration as the report of a birth names them. */
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

    private static String name(String field) {
        if (field.startsWith("relatives[")) {
            return "birth.parents" + field.substring("relatives".length());
        }
        return field.startsWith("child") ? "birth." + field : field;
    }
}
