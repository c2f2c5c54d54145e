package huiyu.policy;

import huiyu.policy.condition.Condition;
import huiyu.policy.examination.Examination;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.programme.Programme;
import huiyu.policy.setting.Block;
import huiyu.policy.setting.ReadyBlock;
import huiyu.policy.setting.Settings;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A programme as one book states it, made ready once: its settings with their parameters found, and whom it combines with. Immutable. */
final class Plan {
    private static final Set<String> BIRTH_CONDITIONS = Set.of("birth_date", "birth_order", "alive", "age");

    private final Programme programme;
    private final List<Programme> partners;
    private final boolean aboutBirth;
    private final Map<Block, ReadyBlock> blocks = new IdentityHashMap<>();
    private final Examination.Frame frame;

    /** @throws PolicyException PROGRAMME_UNKNOWN, or PROGRAMME_IS_SETTLED for a layer of settlement */
    Plan(PolicyBook book, String code) {
        programme = book.getProgramme(code);
        if (programme.layer().isPresent()) {
            throw new PolicyException("PROGRAMME_IS_SETTLED", programme.code(), "此项目随费用结算，不单独核定", "this programme is a layer of settlement and is not assessed by itself");
        }
        partners = partners(book);
        aboutBirth = programme.subject().equals("child") || Stream.concat(programme.conditions().stream(), programme.components().stream().flatMap(one -> one.conditions().stream()))
            .flatMap(Condition::flatten).anyMatch(condition -> BIRTH_CONDITIONS.contains(condition.kind().name()));
        Stream.concat(programme.blocks(), partners.stream().flatMap(partner -> partner.combine().stream()))
            .forEach(block -> blocks.put(block, new ReadyBlock(block, book.parameters())));
        frame = new Examination.Frame(book.facts(), book.place(), book.calendar(), lookup -> block -> new Settings(blocks.get(block), lookup));
    }

    private List<Programme> partners(PolicyBook book) {
        List<Programme> all = new ArrayList<>();
        programme.combinesWith().map(book::getProgramme).ifPresent(all::add);
        book.listProgrammes().stream().filter(other -> other.combinesWith().filter(programme.code()::equals).isPresent()).forEach(all::add);
        return List.copyOf(all);
    }

    Programme programme() {
        return programme;
    }

    /** The programmes it combines with, and those that combine with it. */
    List<Programme> partners() {
        return partners;
    }

    /** Whether it looks at a birth: a programme about a child does; one about another subject may, as the premium of a newborn. */
    boolean isAboutBirth() {
        return aboutBirth;
    }

    Examination.Frame frame() {
        return frame;
    }
}
