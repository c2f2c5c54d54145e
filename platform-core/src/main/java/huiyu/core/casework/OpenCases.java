package huiyu.core.casework;

import huiyu.core.db.Read;
import huiyu.core.decision.Asking;
import huiyu.core.decision.StandingDecisions;
import huiyu.core.tenant.UnitTreeStore;
import huiyu.policy.assessment.Assessment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** All open cases, page by page in id order, and in which district they lie: for what looks at everybody at once. */
@Component
public class OpenCases {

    private final CaseStore cases;
    private final UnitTreeStore units;

    OpenCases(CaseStore cases, UnitTreeStore units) {
        this.cases = cases;
        this.units = units;
    }

    /** @param assessed as asked and answered last; empty for a case that policy has not been asked about */
    public record Open(UUID id, UUID subjectId, String programme, Optional<UUID> orgUnitId, Optional<Answered> assessed) {}

    public record Answered(Asking asking, Assessment assessment) {}

    public List<Open> list(Read read, Collection<String> programmes, Optional<UUID> after, int limit) {
        return cases.listOpen(read, programmes, after, limit).stream()
                .map(file -> new Open(
                        file.id(), file.subjectId(), file.programme(), file.orgUnitId(),
                        file.assessed().map(assessed -> answered(file.subjectId(), assessed))))
                .toList();
    }

    /** Those of some subjects. */
    public List<CaseFile> listOf(Read read, Collection<UUID> subjectIds) {
        return cases.listById(read, cases.listOpenIds(read, subjectIds));
    }

    public int count(Read read, Collection<String> programmes) {
        return cases.countOpen(read, programmes);
    }

    /** A district as figures show it. */
    public record District(UUID id, String divisionCode, String nameZh, String nameEn) {}

    /** The district of every unit that is one or lies in one. */
    public Map<UUID, UUID> findDistricts(Read read) {
        return units.findDistricts(read);
    }

    public List<District> listDistricts(Read read) {
        return units.listDistricts(read).values().stream()
                .map(unit -> new District(unit.id(), unit.divisionCode(), unit.nameZh(), unit.nameEn()))
                .toList();
    }

    private static Answered answered(UUID subjectId, CaseFile.Assessed assessed) {
        return new Answered(
                StandingDecisions.asking(subjectId, StandingDecisions.requestOf(assessed.request())),
                Assessment.fromMap(assessed.assessment()));
    }
}
