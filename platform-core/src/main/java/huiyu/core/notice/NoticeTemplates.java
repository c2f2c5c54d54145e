package huiyu.core.notice;

import huiyu.core.db.Read;
import huiyu.core.notice.NoticeChannel.Words;
import huiyu.core.web.ProblemException;
import huiyu.core.wording.Catalogue;
import huiyu.policy.definition.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The words of notices: the tenant's own, else the platform's from {@code notices.properties}. {@code {name}} stands for a
 * variable of the template.
 */
@Component
class NoticeTemplates {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)}");

    private final NoticeTemplateStore store;
    private final Map<String, NoticeContent> contents = new TreeMap<>();
    private final Catalogue words = Catalogue.read("notices");

    NoticeTemplates(NoticeTemplateStore store, List<NoticeContent> contents) {
        this.store = store;
        contents.forEach(content -> this.contents.put(content.template(), content));
        this.contents.keySet().forEach(this::platformWords);
    }

    /** @param own in the tenant's words */
    record Template(String code, Words words, boolean own, List<String> variables) {}

    List<Template> list(Read read) {
        Map<String, Words> own = store.findAll(read);
        return contents.values().stream()
                .map(content -> new Template(
                        content.template(),
                        own.getOrDefault(content.template(), platformWords(content.template())),
                        own.containsKey(content.template()),
                        content.variables()))
                .toList();
    }

    Template get(Read read, String code) {
        return list(read).stream()
                .filter(template -> template.code().equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("notice-template-not-found", Map.of("code", code)));
    }

    /** @throws ProblemException 422 naming the field in which a variable stands that the template does not have */
    void check(Template template, Words proposed) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("subjectZh", proposed.subjectZh());
        fields.put("bodyZh", proposed.bodyZh());
        fields.put("subjectEn", proposed.subjectEn());
        fields.put("bodyEn", proposed.bodyEn());
        fields.forEach((field, text) -> VARIABLE.matcher(text).results()
                .map(match -> match.group(1))
                .filter(name -> !template.variables().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.invalidField(field, "unknown-variable", Map.of("variable", name));
                }));
    }

    boolean isDue(Read read, Notice notice) {
        return contents.get(notice.template()).isDue(read, notice.aboutId(), notice.occasion());
    }

    /** The words of a template with its values, as they are now. */
    Words render(Read read, Notice notice) {
        Template template = get(read, notice.template());
        Map<String, String> values = contents.get(notice.template()).values(read, notice.aboutId(), notice.occasion());
        Words plain = template.words();
        return new Words(
                fill(plain.subjectZh(), values), fill(plain.bodyZh(), values), fill(plain.subjectEn(), values),
                fill(plain.bodyEn(), values));
    }

    private static String fill(String text, Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
    }

    private Words platformWords(String code) {
        Text subject = words.get(code + ".subject");
        Text body = words.get(code + ".body");
        return new Words(subject.zh(), body.zh(), subject.en(), body.en());
    }
}
