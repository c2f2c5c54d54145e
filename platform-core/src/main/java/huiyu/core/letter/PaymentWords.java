package huiyu.core.letter;

import huiyu.core.db.Read;
import huiyu.core.letter.PaymentLineStore.Answered;
import huiyu.kernel.money.Money;
import huiyu.policy.definition.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The words of one notice about the payments to one payee in one answer of the bank. */
@Component
class PaymentWords {

    static final List<String> VARIABLES = List.of(
            "child", "programme", "programmeEn", "amount", "account", "reason", "count", "details", "detailsEn");

    private final PaymentLineStore lines;
    private final LetterNames names;
    private final Recipients recipients;

    PaymentWords(PaymentLineStore lines, LetterNames names, Recipients recipients) {
        this.lines = lines;
        this.names = names;
        this.recipients = recipients;
    }

    /** Payments of one child by one programme. */
    private record Kind(UUID subjectId, String programme) {}

    Map<String, String> of(Read read, UUID answerId, UUID payee, boolean paid) {
        List<Answered> told = lines.listAnswered(read, answerId, payee).stream()
                .filter(line -> line.isPaid() == paid)
                .filter(line -> line.payeeId().isPresent()
                        || recipients.find(read, line.programme(), line.subjectId()).filter(payee::equals).isPresent())
                .toList();
        Map<String, Text> programmes = new TreeMap<>();
        Map<UUID, String> children = new LinkedHashMap<>();
        told.forEach(line -> {
            programmes.computeIfAbsent(line.programme(), code -> names.programmeName(read, code));
            children.computeIfAbsent(line.subjectId(), child -> names.childName(read, child));
        });
        Map<Kind, List<Answered>> kinds = told.stream()
                .collect(Collectors.groupingBy(
                        line -> new Kind(line.subjectId(), line.programme()), LinkedHashMap::new, Collectors.toList()));
        return Map.of(
                "child", String.join("、", children.values()),
                "programme", joined(programmes.values().stream().map(Text::zh), "、"),
                "programmeEn", joined(programmes.values().stream().map(Text::en), ", "),
                "amount", sum(told).toString(),
                "account", joined(told.stream().map(Answered::accountShown), "、"),
                "reason", joined(told.stream().flatMap(line -> line.reason().stream()), ";"),
                "count", String.valueOf(told.size()),
                "details", details(kinds, children, code -> programmes.get(code).zh(), "%s “%s” %d 笔(%s)共 %s 元", ";"),
                "detailsEn", details(kinds, children, code -> programmes.get(code).en(), "%s, \"%s\", %d payments (%s), %s yuan", "; "));
    }

    private static String details(
            Map<Kind, List<Answered>> kinds, Map<UUID, String> children, Function<String, String> programme, String form,
            String separator) {
        return kinds.entrySet().stream()
                .map(kind -> form.formatted(
                        children.get(kind.getKey().subjectId()), programme.apply(kind.getKey().programme()),
                        kind.getValue().size(), periods(kind.getValue()), sum(kind.getValue())))
                .collect(Collectors.joining(separator));
    }

    private static String periods(List<Answered> lines) {
        String first = lines.getFirst().period().toString();
        String last = lines.getLast().period().toString();
        return first.equals(last) ? first : first + " – " + last;
    }

    private static Money sum(List<Answered> lines) {
        return Money.sum(lines.stream().map(Answered::amount).toList());
    }

    private static String joined(Stream<String> words, String separator) {
        return words.filter(word -> !word.isEmpty()).distinct().collect(Collectors.joining(separator));
    }
}
