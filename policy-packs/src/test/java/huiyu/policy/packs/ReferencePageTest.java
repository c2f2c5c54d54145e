package huiyu.policy.packs;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.policy.assessment.Reasons;
import huiyu.policy.cases.CaseRunner;
import huiyu.policy.definition.YamlTree;
import huiyu.policy.fact.FactAttribute;
import huiyu.policy.fact.FactCatalogue;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.programme.ProgrammeReader;
import huiyu.policy.programme.ProgrammeSchema;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** The reference page is written from the schemas; run with REFERENCE_WRITE=1 in the environment to write it anew. */
class ReferencePageTest {
    private static final Path PAGE = Path.of("../docs/policy-language.md");
    private static final String MARK = "<!-- Written from the schemas by ReferencePageTest; do not edit below. -->";

    @Test void the_reference_page_says_what_the_schemas_say() throws IOException {
        String page = Files.readString(PAGE);
        String head = page.substring(0, page.indexOf(MARK));
        String wanted = head + MARK + "\n" + reference();
        if (System.getenv("REFERENCE_WRITE") != null) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(wanted);
    }

    @Test void the_programme_on_the_page_can_be_read() throws IOException {
        Map<String, Object> programme = YamlTree.parse("page", example(PAGE)).map("page");
        assertThat(ProgrammeReader.read(programme, "page").components()).hasSize(2);
    }

    @Test void the_case_on_the_page_about_cases_passes() throws IOException {
        assertThat(new CaseRunner(PackLibrary.onClassPath()).run("page", example(Path.of("../docs/policy-cases.md"))))
            .hasSize(2).allSatisfy(report -> assertThat(report.differences()).isEmpty());
    }

    private static String example(Path page) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf("```yaml") + "```yaml".length();
        return text.substring(begin, text.indexOf("```", begin));
    }

    private static String reference() {
        StringJoiner out = new StringJoiner("\n", "", "\n");
        ProgrammeSchema.blocks().forEach((place, schemas) -> {
            out.add("\n## `" + place + "`");
            schemas.forEach(schema -> block(out, schema));
        });
        out.add("\n## Facts 事实\n\nA dated fact is a list of `{value, from, to}`; `to` is the last day. A presumed fact is not asked for.\n");
        out.add("| key | type | | 中文 | English |\n|---|---|---|---|---|");
        FactCatalogue.standard().list().forEach(fact -> out.add(row(fact)));
        out.add("\n## Reason codes 理由\n\n| code | 中文 | English |\n|---|---|---|");
        Reasons.standard().entrySet().stream().sorted(Map.Entry.comparingByKey())
            .forEach(reason -> out.add("| `" + reason.getKey() + "` | " + reason.getValue().zh() + " | " + reason.getValue().en() + " |"));
        return out.toString();
    }

    private static void block(StringJoiner out, Schema schema) {
        out.add("\n**`" + schema.kind() + "`** " + schema.doc().en() + " " + schema.doc().zh() + "\n");
        if (!schema.fields().isEmpty()) {
            out.add("| field | type | default | |\n|---|---|---|---|");
            schema.fields().forEach(field -> out.add(row(field)));
        }
    }

    private static String row(FieldSpec field) {
        String type = field.choices().isEmpty() ? field.type().name().toLowerCase(Locale.ROOT) : String.join(" · ", field.choices());
        String fallback = field.required() ? "required" : field.fallback() == null ? "" : "`" + field.fallback() + "`";
        return "| `" + field.name() + "` | " + type + " | " + fallback + " | " + field.doc().en() + " " + field.doc().zh() + " |";
    }

    private static String row(FactAttribute fact) {
        String more = (fact.dated() ? "dated " : "") + (fact.presumed() == null ? "" : "presumed " + fact.presumed());
        return "| `" + fact.key() + "` | " + fact.type().name().toLowerCase(Locale.ROOT) + " | " + more.strip() + " | " + fact.name().zh() + " | " + fact.name().en() + " |";
    }
}
