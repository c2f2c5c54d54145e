package huiyu.core.lifeevent;

import huiyu.api.cases.model.ChildReference;
import huiyu.api.cases.model.CustodyShare;
import huiyu.api.cases.model.LifeEventReport;
import huiyu.core.casedesk.CaseAnswers;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.Identifiers;
import huiyu.core.party.Origin;
import huiyu.core.party.People;
import huiyu.core.question.FactStatements;
import huiyu.core.question.FactStatements.Statement;
import huiyu.core.web.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts what a report says into the files of the family: each kind by its typed part. */
@Component
class ReportedFacts {

    private static final List<String> CUSTODIANS = List.of("mother", "father", "guardian");

    private final BirthRegistration births;
    private final FactStatements facts;
    private final People people;

    ReportedFacts(BirthRegistration births, FactStatements facts, People people) {
        this.births = births;
        this.facts = facts;
        this.people = people;
    }

    /**
     * @param details of the report without names and personal numbers
     * @param doubt why it is not sure who the family is, Chinese and English; empty when it is
     */
    record Recorded(UUID subjectId, Map<String, Object> details, Optional<Map.Entry<String, String>> doubt) {}

    Recorded record(Tx tx, LifeEventKind kind, LifeEventReport report, Actor actor) {
        if (kind == LifeEventKind.BIRTH) {
            return births.record(tx, required(report.getBirth(), "birth"), origin(kind, report, actor));
        }
        UUID child = child(tx, required(report.getChild(), "child"));
        Map<String, Object> details = new LinkedHashMap<>();
        List<Statement> statements = statements(kind, report, details);
        try {
            facts.record(tx, child, "status.facts", statements, origin(kind, report, actor));
        } catch (ProblemException refused) {
            throw ReportFields.named(refused, kind);
        }
        return new Recorded(child, details, Optional.empty());
    }

    private static List<Statement> statements(
            LifeEventKind kind, LifeEventReport report, Map<String, Object> details) {
        LocalDate on = report.getOccurredOn();
        return switch (kind) {
            case BIRTH -> throw new IllegalArgumentException("a birth registers a family");
            case HOUSEHOLD_MOVED -> {
                var move = required(report.getMove(), "move");
                details.put("toDivision", move.getToDivision());
                details.put("who", move.getWho().getValue());
                yield who(move.getWho().getValue()).stream()
                        .map(subject -> since(subject + ".household", move.getToDivision(), on))
                        .toList();
            }
            case DEATH -> {
                String who = report.getDeath() == null ? "child" : report.getDeath().getWho().getValue();
                details.put("who", who);
                yield List.of(always(who + ".death_date", on.toString()));
            }
            case STATUS_CHANGED -> {
                List<Statement> told = CaseAnswers.statements(required(report.getStatus(), "status").getFacts());
                details.put("facts", told.stream().map(Statement::fact).toList());
                yield told;
            }
            case BIRTH_ORDER_CORRECTED -> {
                int order = required(report.getBirthOrder(), "birthOrder").getBirthOrder();
                details.put("birthOrder", order);
                yield List.of(always("child.birth_order", order));
            }
            case CUSTODY_CHANGED -> custody(required(report.getCustody(), "custody").getShares(), details);
        };
    }

    private static List<String> who(String who) {
        return who.equals("family") ? List.of("child", "mother", "father") : List.of(who);
    }

    private static List<Statement> custody(List<CustodyShare> shares, Map<String, Object> details) {
        if (shares.stream().mapToInt(CustodyShare::getPercent).sum() != 100) {
            throw ProblemException.invalidField("custody.shares", "shares-sum", Map.of());
        }
        List<Statement> statements = new ArrayList<>();
        for (CustodyShare share : shares) {
            String role = share.getRole().getValue();
            details.put(role, share.getPercent());
            statements.add(always(
                    "child.custody_share." + role, BigDecimal.valueOf(share.getPercent(), 2).toPlainString()));
        }
        // Who is not named has no share any more.
        CUSTODIANS.stream()
                .filter(role -> !details.containsKey(role))
                .map(role -> new Statement(
                        "child.custody_share." + role, Optional.empty(), Optional.empty(), Optional.empty()))
                .forEach(statements::add);
        return statements;
    }

    private UUID child(Tx tx, ChildReference child) {
        Optional<UUID> found = Optional.empty();
        if (child.getSubjectId() != null) {
            found = Optional.ofNullable(people.findRoots(tx, List.of(child.getSubjectId())).get(child.getSubjectId()));
        } else if (child.getCitizenId() != null) {
            found = people.findByIdentifier(tx, Identifiers.citizenId("child.citizenId", child.getCitizenId()));
        } else if (child.getBirthCertificate() != null) {
            found = people.findByIdentifier(
                    tx, Identifiers.birthCertificate("child.birthCertificate", child.getBirthCertificate()));
        }
        return found.orElseThrow(() -> ProblemException.invalidField("child", "child-not-on-file", Map.of()));
    }

    static Origin origin(LifeEventKind kind, LifeEventReport report, Actor actor) {
        return new Origin("life-event:" + kind.code(), Optional.of(report.getEventNumber()), actor.subject());
    }

    private static Statement always(String fact, Object value) {
        return new Statement(fact, Optional.of(value), Optional.empty(), Optional.empty());
    }

    private static Statement since(String fact, Object value, LocalDate from) {
        return new Statement(fact, Optional.of(value), Optional.of(from), Optional.empty());
    }

    private static <T> T required(T part, String field) {
        if (part == null) {
            throw ProblemException.invalidField(field, "required", Map.of());
        }
        return part;
    }
}
