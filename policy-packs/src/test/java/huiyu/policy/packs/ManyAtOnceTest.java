package huiyu.policy.packs;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.kernel.identifier.DivisionCode;
import huiyu.policy.PolicyBook;
import huiyu.policy.PolicyEngine.Detail;
import huiyu.policy.PolicyEngine;
import huiyu.policy.Sitting;
import huiyu.policy.assessment.Answers;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.fact.FactPool;
import huiyu.policy.fact.FactTable;
import huiyu.policy.fact.Facts;
import huiyu.policy.pack.BookMaker;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.programme.Programme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random children under every shipped programme: asked alone, among many, explained or not, they are due the same to the fen. */
class ManyAtOnceTest {

    private static final LocalDate FIRST = LocalDate.of(2021, 6, 1);
    private static final int DAYS = 1_900;
    private static final Map<String, String> PLACES = Map.of("cn-national", "370102", "shandong-jinan", "370102", "inner-mongolia-hohhot", "150102",
        "zhejiang-hangzhou", "330102", "guangdong-shenzhen", "440303", "hubei-wuhan", "420102");
    private static final Map<String, PolicyBook> BOOKS = new HashMap<>();

    static {
        PackLibrary library = PackLibrary.onClassPath();
        PLACES.forEach((pack, place) -> BOOKS.put(pack, BookMaker.book(library.getChain(List.of(pack)), new DivisionCode(place))));
    }

    /** A made-up child: its facts and when it was applied for. */
    record Child(Map<String, Object> facts, List<Application> applications) {}

    @Provide
    Arbitrary<List<Child>> children() {
        Arbitrary<LocalDate> births = Arbitraries.integers().between(0, DAYS).map(FIRST::plusDays);
        Arbitrary<Optional<Integer>> orders = Arbitraries.integers().between(1, 4).optional(0.9);
        Arbitrary<String> homes = Arbitraries.of("370102", "150102", "330102", "440303", "420102", "110105");
        Arbitrary<Integer> after = Arbitraries.integers().between(1, 700);
        Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 11);
        return Combinators.combine(births, orders, homes, homes, after, kinds).as(ManyAtOnceTest::child).list().ofMinSize(2).ofMaxSize(12);
    }

    private static Child child(LocalDate birth, Optional<Integer> order, String home, String next, int after, int kind) {
        Map<String, Object> child = new LinkedHashMap<>(Map.of("birth_date", birth.toString()));
        order.ifPresent(known -> child.put("birth_order", known));
        String moved = birth.plusDays(after).toString();
        child.put("household", kind % 3 == 0
            ? List.of(Map.of("value", home, "from", birth.toString(), "to", moved), Map.of("value", next, "from", moved)) : home);
        if (kind == 5) {
            child.put("death_date", moved);
        }
        Map<String, Object> facts = new LinkedHashMap<>(Map.of("child", child, "mother", Map.of("household", home)));
        facts.put("family", Map.of("status", kind % 4 == 0 ? List.of(Map.of("value", "dibao", "from", birth.toString())) : List.of()));
        return new Child(facts, kind % 2 == 0 ? List.of() : List.of(Application.on(birth.plusDays(after))));
    }

    @Property(tries = 60)
    void alone_among_many_explained_or_not_the_figures_are_the_same(@ForAll("children") List<Child> children) {
        BOOKS.forEach((pack, book) -> book.listProgrammes().stream().filter(programme -> programme.subject().equals("child"))
            .forEach(programme -> compare(book, programme, children)));
    }

    private static void compare(PolicyBook book, Programme programme, List<Child> children) {
        FactPool pool = new FactPool();
        Sitting explained = new Sitting(book, Detail.EXPLAINED);
        Sitting bare = new Sitting(book, Detail.FIGURES);
        // everybody twice, so that precedents are used
        List<Child> twice = new ArrayList<>(children);
        twice.addAll(children);
        for (Child child : twice) {
            LocalDate on = LocalDate.of(2026, 11, 1);
            Answer alone = answer(() -> PolicyEngine.assess(book, request(programme, child, Facts.of(child.facts()), on)));
            AssessmentRequest among = request(programme, child, pool.facts(child.facts()), on);
            assertThat(answer(() -> explained.assess(among))).isEqualTo(alone);
            assertThat(answer(() -> bare.assess(among))).isEqualTo(alone.figures());
        }
    }

    @Property(tries = 60)
    void all_in_one_table_are_due_what_each_is_due_alone(@ForAll("children") List<Child> children) {
        BOOKS.forEach((pack, book) -> book.listProgrammes().stream().filter(programme -> programme.subject().equals("child"))
            .forEach(programme -> compareTable(book, programme, children)));
    }

    /** One question is put to all, so that all have applied as the first has. */
    private static void compareTable(PolicyBook book, Programme programme, List<Child> children) {
        LocalDate on = LocalDate.of(2026, 11, 1);
        List<Application> applications = children.getFirst().applications();
        List<Child> alike = children.stream().map(child -> new Child(child.facts(), applications)).toList();
        List<Answer> alone = alike.stream().map(child -> answer(() -> PolicyEngine.assess(book, request(programme, child, Facts.of(child.facts()), on)))).toList();
        AssessmentRequest question = request(programme, alike.getFirst(), Facts.of(Map.of()), on);
        // who cannot be assessed would end the whole: they are asked by themselves
        FactTable possible = new FactTable();
        List<Answer> expected = new ArrayList<>();
        for (int twice = 0; twice < 2; twice++) {
            for (int i = 0; i < alike.size(); i++) {
                if (alone.get(i).refusal() == null) {
                    possible.add(alike.get(i).facts());
                    expected.add(alone.get(i));
                } else {
                    FactTable single = new FactTable();
                    single.add(alike.get(i).facts());
                    assertThat(refusal(() -> PolicyEngine.assessAll(book, question, single, Detail.EXPLAINED, 1))).isEqualTo(alone.get(i).refusal());
                }
            }
        }
        Answers explained = PolicyEngine.assessAll(book, question, possible, Detail.EXPLAINED, 1);
        Answers bare = PolicyEngine.assessAll(book, question, possible, Detail.FIGURES, 3);
        assertThat(explained.count()).isEqualTo(expected.size());
        for (int row = 0; row < expected.size(); row++) {
            assertThat(new Answer(explained.of(row), null)).isEqualTo(expected.get(row));
            assertThat(new Answer(bare.of(row), null)).isEqualTo(expected.get(row).figures());
        }
    }

    private static String refusal(Supplier<Answers> asked) {
        try {
            asked.get();
            return null;
        } catch (PolicyException refused) {
            return refused.getMessage();
        }
    }

    private static AssessmentRequest request(Programme programme, Child child, Facts facts, LocalDate on) {
        return AssessmentRequest.of(programme.code(), on, facts).withApplications(child.applications());
    }

    /** An assessment, or with what it was refused. */
    private record Answer(Assessment assessment, String refusal) {
        Answer figures() {
            return new Answer(assessment == null ? null : assessment.figures(), refusal);
        }
    }

    private static Answer answer(Supplier<Assessment> asked) {
        try {
            return new Answer(asked.get(), null);
        } catch (PolicyException refused) {
            return new Answer(null, refused.getMessage());
        }
    }
}
