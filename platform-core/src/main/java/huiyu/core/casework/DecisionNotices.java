package huiyu.core.casework;

import huiyu.core.db.Read;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.notice.NoticeContent;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.definition.Text;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a family is told of a decision, read from the decision itself. */
final class DecisionNotices {

    private DecisionNotices() {}

    /** 审核通过. */
    @Component
    record Granted(CaseNotices common, Decisions decisions) implements NoticeContent {

        @Override
        public String template() {
            return GuardianNotices.GRANTED;
        }

        @Override
        public List<String> variables() {
            return CaseNotices.with("total", "amounts", "amountsEn");
        }

        @Override
        public Map<String, String> values(Read read, UUID decisionId, String occasion) {
            Decision decision = decisions.get(read, decisionId);
            Map<String, String> values = common.values(read, decision.caseId());
            values.put("total", decision.total().toString());
            values.put("amounts", amounts(decision, Text::zh));
            values.put("amountsEn", amounts(decision, Text::en));
            return values;
        }

        private static String amounts(Decision decision, Function<Text, String> language) {
            StringJoiner joiner = new StringJoiner("; ");
            for (EntitlementSegment segment : EntitlementSegment.joined(decision.assessment().segments())) {
                joiner.add(language.apply(segment.name()) + " " + segment.from() + "–" + segment.to() + " "
                        + segment.amount() + " × " + segment.count());
            }
            return joiner.toString();
        }
    }

    /** 审核未通过. */
    @Component
    record Refused(CaseNotices common, Decisions decisions) implements NoticeContent {

        private static final Pattern FULL_STOP = Pattern.compile("[。.]$");

        @Override
        public String template() {
            return GuardianNotices.REFUSED;
        }

        @Override
        public List<String> variables() {
            return CaseNotices.with("reasons", "reasonsEn");
        }

        @Override
        public Map<String, String> values(Read read, UUID decisionId, String occasion) {
            Decision decision = decisions.get(read, decisionId);
            Map<String, String> values = common.values(read, decision.caseId());
            values.put("reasons", reasons(decision, Text::zh));
            values.put("reasonsEn", reasons(decision, Text::en));
            return values;
        }

        /** Whole sentences or not, as policy words them: in the notice they are parts of one. */
        private static String reasons(Decision decision, Function<Text, String> language) {
            return decision.assessment().reasons().stream()
                    .map(reason -> FULL_STOP.matcher(language.apply(reason.text())).replaceFirst(""))
                    .collect(Collectors.joining("; "));
        }
    }
}
