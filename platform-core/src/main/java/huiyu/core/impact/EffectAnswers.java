package huiyu.core.impact;

import huiyu.api.policy.model.EffectByPlace;
import huiyu.api.policy.model.EffectByYear;
import huiyu.api.policy.model.EffectCases;
import huiyu.api.policy.model.EffectFigures;
import huiyu.api.policy.model.EffectGroup;
import huiyu.api.policy.model.EffectReason;
import huiyu.api.policy.model.EffectStatus;
import huiyu.api.policy.model.FollowUp;
import huiyu.api.policy.model.PolicyEffect;
import huiyu.api.policy.model.PolicyProblem;
import huiyu.core.impact.EffectRun.Failure;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Runs in the words of the API. */
final class EffectAnswers {

    private EffectAnswers() {}

    static PolicyEffect effect(EffectFlow.Seen seen) {
        EffectRun run = seen.run();
        return new PolicyEffect()
                .status(EffectStatus.fromValue(run.status().word()))
                .comparedOn(run.dueOn())
                .startedAt(utc(run.startedAt()))
                .completedAt(utc(run.completedAt()))
                .outdated(seen.outdated())
                .done(seen.parts().stream().mapToInt(EffectPart::done).sum())
                .total(seen.parts().stream().mapToInt(EffectPart::total).sum())
                .cities(seen.cities())
                .citiesDone(citiesDone(seen))
                .cases(new EffectCases()
                        .passed(run.casesPassed())
                        .failed(run.casesFailed().size())
                        .failing(run.casesFailed()))
                .figures(run.figures() == null ? null : figures(run.figures()))
                .failure(problem(run.failure()));
    }

    static FollowUp followUp(EffectFlow.Seen seen) {
        EffectRun run = seen.run();
        Figures figures = run.figures() == null ? Figures.NONE : run.figures();
        return new FollowUp()
                .dueOn(run.dueOn())
                .status(EffectStatus.fromValue(run.status().word()))
                .completedAt(utc(run.completedAt()))
                .cities(seen.cities())
                .citiesDone(citiesDone(seen))
                .decisions(figures.decisions())
                .cases(figures.cases())
                .reopened(figures.reopened())
                .unanswered(figures.unanswered())
                .failure(problem(run.failure()));
    }

    private static int citiesDone(EffectFlow.Seen seen) {
        return (int) seen.parts().stream()
                .filter(part -> part.status() != EffectRun.Status.RUNNING)
                .count();
    }

    private static EffectFigures figures(Figures figures) {
        return new EffectFigures()
                .decisions(figures.decisions())
                .decisionsChanged(figures.decisionsChanged())
                .differenceFen(figures.differenceFen())
                .cases(figures.cases())
                .casesChanged(figures.casesChanged())
                .casesDifferenceFen(figures.casesDifferenceFen())
                .casesNotAssessed(figures.casesNotAssessed())
                .unanswered(figures.unanswered())
                .hidden(figures.hidden())
                .byYear(figures.byYear().stream()
                        .map(cell -> new EffectByYear()
                                .programme(cell.programme())
                                .year(cell.year())
                                .decisions(cell.decisions())
                                .differenceFen(cell.differenceFen()))
                        .toList())
                .byPlace(figures.byPlace().stream()
                        .map(cell -> new EffectByPlace()
                                .divisionCode(cell.code())
                                .nameZh(cell.nameZh())
                                .nameEn(cell.nameEn())
                                .decisions(cell.decisions())
                                .differenceFen(cell.differenceFen()))
                        .toList())
                .groups(figures.groups().stream().map(EffectAnswers::group).toList());
    }

    private static EffectGroup group(Figures.Group group) {
        return new EffectGroup()
                .programme(group.programme())
                .direction(EffectGroup.DirectionEnum.fromValue(group.direction()))
                .components(group.components())
                .reasons(group.reasons().stream()
                        .map(why -> new EffectReason().code(why.code()).zh(why.zh()).en(why.en()))
                        .toList())
                .decisions(group.decisions())
                .differenceFen(group.differenceFen())
                .leastFen(group.leastFen())
                .mostFen(group.mostFen());
    }

    private static PolicyProblem problem(Failure failure) {
        return failure == null
                ? null
                : new PolicyProblem()
                        .code(failure.code())
                        .subject(failure.subject())
                        .zh(failure.zh())
                        .en(failure.en());
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
