package huiyu.insurance.employer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * @param creditCode unified social credit code
 * @param wages in force, newest year first
 */
public record Employer(
        UUID id, String creditCode, String name, Optional<String> clientId, List<DeclaredWage> wages) {

    /** @param averageMonthlyFen of all employees of that year */
    public record DeclaredWage(int year, long averageMonthlyFen, int headcount, Instant declaredAt) {}
}
