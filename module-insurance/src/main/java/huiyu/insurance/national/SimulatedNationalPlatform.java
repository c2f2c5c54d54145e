package huiyu.insurance.national;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Stands for the national platform in tests and on one machine: takes each report once under one reference, refuses what
 * cannot be right, and can be told to be away.
 */
@Component
@ConditionalOnProperty(name = "huiyu.insurance.national-platform", havingValue = "simulator")
public class SimulatedNationalPlatform implements NationalPlatform {

    private final Map<UUID, Report> taken = new ConcurrentHashMap<>();
    private final AtomicInteger away = new AtomicInteger();

    @Override
    public Answer report(Report report) {
        if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the national platform is away");
        }
        if (report.discharged().isBefore(report.admitted()) || report.patientFen() > report.totalFen()) {
            return new Answer(false, reference(report), Optional.of("AMOUNTS_OR_DAYS"));
        }
        taken.put(report.settlementId(), report);
        return new Answer(true, reference(report), Optional.empty());
    }

    private static String reference(Report report) {
        return "SIM-" + report.divisionCode() + "-" + report.settlementId();
    }

    /** As it was reported last. */
    public Optional<Report> find(UUID settlementId) {
        return Optional.ofNullable(taken.get(settlementId));
    }

    /** Does not answer the next so many reports. */
    public void beAway(int reports) {
        away.set(reports);
    }
}
