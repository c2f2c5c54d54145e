package huiyu.policy;

import huiyu.policy.PolicyEngine.Detail;
import huiyu.policy.assessment.Answers;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.fact.FactReads;
import huiyu.policy.fact.FactRules;
import huiyu.policy.fact.FactTable;
import huiyu.policy.fact.Facts;
import huiyu.policy.fact.Precedents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One question, asked of everybody in a table by several threads, as {@link Sitting} asks one after another. Each thread has
 * its own precedents, and learns from the others' before it assesses somebody afresh.
 */
final class TableSitting {
    private final PolicyBook book;
    private final Plan plan;
    private final AssessmentRequest question;
    private final FactTable table;
    private final Detail detail;
    private final boolean sound;
    // both guarded by the first
    private final Precedents<Given> ofAll = new Precedents<>();
    private final List<Assessment> given = new ArrayList<>();

    /** An answer, which of all it was, and what was looked at to give it. */
    private record Given(Assessment answer, int number, FactReads reads) {}

    TableSitting(PolicyBook book, AssessmentRequest question, FactTable table, Detail detail) {
        this.book = book;
        this.plan = book.plan(question.programme());
        this.question = question;
        this.table = table;
        this.detail = detail;
        this.sound = table.isSound(book.facts());
    }

    Answers run(int threads) {
        int[] numbers = new int[table.count()];
        IntStream.range(0, threads).parallel().forEach(part -> run(table.cursor(part, threads), numbers));
        return new Answers(given, numbers);
    }

    private void run(FactTable.Cursor at, int[] numbers) {
        Precedents<Given> own = new Precedents<>();
        while (at.next()) {
            if (!sound) {
                FactRules.checkEach(at.facts(), book.facts());
            }
            Optional<Given> known = own.find(at);
            numbers[at.row()] = known.isPresent() ? known.get().number() : learn(at, own).number();
        }
    }

    private Given learn(FactTable.Cursor at, Precedents<Given> own) {
        Given answer = findOfAll(at).orElseGet(() -> afresh(at));
        own.add(at, answer.reads(), answer);
        return answer;
    }

    private Optional<Given> findOfAll(FactTable.Cursor at) {
        synchronized (ofAll) {
            return ofAll.find(at);
        }
    }

    private Given afresh(FactTable.Cursor at) {
        FactReads reads = new FactReads();
        Facts facts = at.facts().noting(reads);
        Assessment answer = PolicyEngine.run(book, plan, question.withFacts(facts), true, detail);
        synchronized (ofAll) {
            Given fresh = new Given(answer, given.size(), reads);
            given.add(answer);
            ofAll.add(at, reads, fresh);
            return fresh;
        }
    }
}
