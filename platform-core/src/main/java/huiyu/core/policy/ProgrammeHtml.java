package huiyu.core.policy;

import huiyu.core.policy.ProgrammePage.Amount;
import huiyu.core.policy.ProgrammePage.Rule;
import huiyu.core.policy.ProgrammePage.Setting;
import huiyu.core.policy.ProgrammePage.Value;
import huiyu.policy.definition.Text;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The policy page 政策页 of a programme for people: who, how much, how, by which clause; Chinese first, no scripts, to be printed. */
final class ProgrammeHtml {

    private final ProgrammePage page;

    ProgrammeHtml(ProgrammePage page) {
        this.page = page;
    }

    /** @param qr address of the QR code that leads here */
    String page(String qr) {
        Text name = page.programme().name();
        return "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
                + escape(name.zh()) + "</title></head><body><h1>" + both(name) + "</h1>"
                + (page.programme().doc() == null || page.programme().doc().zh().isBlank() ? "" : "<p>" + both(page.programme().doc()) + "</p>")
                + section("谁可领", "Who", page.who(), this::rule)
                + section("领多少", "How much", page.howMuch(), this::amount)
                + section("怎么领", "How", page.how(), this::rule)
                + section("依据", "Documents", List.copyOf(page.documents()), document -> escape(document.title()))
                + "<p><img src=\"" + escape(qr) + "\" alt=\"二维码 QR code\" width=\"160\" height=\"160\"></p></body></html>";
    }

    private static <T> String section(String zh, String en, List<T> items, Function<T, String> says) {
        return items.isEmpty() ? "" : "<h2>" + zh + " <small>" + en + "</small></h2>" + list(items, says);
    }

    private static <T> String list(List<T> items, Function<T, String> says) {
        return items.isEmpty() ? "" : items.stream().map(item -> "<li>" + says.apply(item) + "</li>").collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private String rule(Rule rule) {
        return both(rule.says()) + clause(rule.clause()) + list(rule.settings(), this::setting) + list(rule.inner(), this::rule);
    }

    private String amount(Amount amount) {
        return "<strong>" + both(amount.name()) + "</strong> " + both(amount.says()) + clause(amount.clause()) + list(amount.settings(), this::setting)
                + list(amount.who(), this::rule);
    }

    private String setting(Setting setting) {
        Text says = setting.parameter().filter(known -> known.name() != null).map(known -> known.name()).orElse(setting.says());
        String unit = setting.parameter().map(known -> known.unit()).filter(known -> known != null).map(known -> " " + escape(known)).orElse("");
        return both(says) + ": " + setting.values().stream().map(value -> value(value) + unit).collect(Collectors.joining("; "));
    }

    private static String value(Value value) {
        String when = (value.from() == null ? "" : value.from() + " ") + (value.from() == null && value.to() == null ? "" : "– ")
                + (value.to() == null ? "" : value.to() + " ");
        return when + "<b>" + escape(String.valueOf(value.raw())) + "</b>" + (value.reading() ? " (口径 a reading)" : "") + clause(value.clause());
    }

    private static String clause(String clause) {
        return clause == null ? "" : " <cite>" + escape(clause) + "</cite>";
    }

    private static String both(Text text) {
        return escape(text.zh()) + " <small lang=\"en\">" + escape(text.en()) + "</small>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
