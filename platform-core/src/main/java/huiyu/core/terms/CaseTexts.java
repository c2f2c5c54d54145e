package huiyu.core.terms;

import huiyu.core.wording.Catalogue;
import huiyu.policy.definition.Text;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The wording of tasks, reasons and next actions, from {@code casework.properties}; {@code {name}} is replaced. */
@Component
public class CaseTexts {

    private final Catalogue texts = Catalogue.read("casework");

    /** @throws IllegalStateException for a key that is not worded in both languages */
    public Text words(String key, Map<String, ?> arguments) {
        return texts.get(key, arguments);
    }
}
