package huiyu.core.takeup;

import huiyu.core.db.Read;
import huiyu.core.letter.LetterNames;
import huiyu.core.notice.NoticeContent;
import huiyu.policy.definition.Text;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** 应享未享提醒: about somebody and a programme nobody has asked for; the occasion is {@code <programme>@<month>}. */
@Component
record Reminder(LetterNames names) implements NoticeContent {

    static final String TEMPLATE = "take-up.reminder";

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public List<String> variables() {
        return List.of("child", "programme", "programmeEn");
    }

    @Override
    public Map<String, String> values(Read read, UUID subjectId, String occasion) {
        Text programme = names.programmeName(read, occasion.substring(0, occasion.lastIndexOf('@')));
        return Map.of(
                "child", names.childName(read, subjectId), "programme", programme.zh(), "programmeEn", programme.en());
    }
}
