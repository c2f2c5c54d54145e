package huiyu.policy.condition;

import huiyu.policy.assessment.Application;
import huiyu.policy.examination.Examination;
import huiyu.policy.examination.Inputs;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Conditions on who applies and how. While nobody has applied there is nothing to test. */
final class ApplicantConditions {
    static final ConditionKind KIND_OF_APPLICANT = new ConditionKind(Schema.of("applicant_kind", "由谁申请", "who applies",
        FieldSpec.required("one_of", Type.TEXTS, "mother father guardian child_welfare_institution", "mother, father, guardian, child_welfare_institution")),
        "APPLICANT_NOT_ENTITLED", ApplicantConditions::kind);

    static final ConditionKind CUSTODY = new ConditionKind(Schema.of("applicant_custody",
        "申请的父（母）须有抚养权；无记录时推定共同抚养（民法典第 1058 条）",
        "a parent who applies must have custody; joint custody is presumed while nothing is recorded (Civil Code art. 1058)"),
        "APPLICANT_WITHOUT_CUSTODY", ApplicantConditions::custody);

    static final ConditionKind CHANNEL = new ConditionKind(Schema.of("applicant_channel", "某类申请人须经某渠道在本地申请", "some applicants must use a channel, here",
        FieldSpec.required("of", Type.TEXTS, "哪类申请人", "which kinds of applicant"),
        FieldSpec.required("channel", Type.TEXT, "counter 现场 / online 线上", "counter or online")),
        "WRONG_CHANNEL", ApplicantConditions::channel);

    private ApplicantConditions() {}

    private static Optional<Application> latest(Examination examination) {
        List<Application> here = examination.applicationsHere();
        return here.isEmpty() ? Optional.empty() : Optional.of(here.getLast());
    }

    private static Optional<String> applicant(Examination examination) {
        return latest(examination).map(Application::by).or(() -> examination.findText("applicant.kind"));
    }

    private static Judgement kind(Condition condition, Examination examination) {
        Optional<String> by = applicant(examination);
        List<String> allowed = examination.settings(condition.block()).texts("one_of");
        return by.map(who -> Judgement.of(Truth.of(allowed.contains(who)), examination.inputs().put("applicant.kind", who))).orElseGet(() -> unnamed(examination));
    }

    private static Judgement custody(Condition condition, Examination examination) {
        Optional<String> by = applicant(examination).filter(Set.of("mother", "father")::contains);
        if (by.isEmpty()) {
            return unnamed(examination);
        }
        String custody = examination.findText("child.custody").orElse("none");
        Inputs inputs = examination.inputs().put("applicant.kind", by.get());
        inputs.put("child.custody", custody + (examination.facts().isUnknown("child.custody") ? " (presumed)" : ""));
        return Judgement.of(Truth.of(custody.equals("both") || custody.equals(by.get())), inputs);
    }

    private static Judgement channel(Condition condition, Examination examination) {
        Settings settings = examination.settings(condition.block());
        Optional<String> by = applicant(examination).filter(settings.texts("of")::contains);
        Optional<String> channel = latest(examination).map(Application::channel);
        if (by.isEmpty() || channel.isEmpty()) {
            return unnamed(examination);
        }
        Inputs inputs = examination.inputs().put("applicant.kind", by.get());
        inputs.put("channel", channel.get());
        return Judgement.of(Truth.of(channel.equals(settings.findText("channel"))), inputs);
    }

    private static Judgement unnamed(Examination examination) {
        return Judgement.untested(examination.inputs().put("applicant.kind", "-"));
    }
}
