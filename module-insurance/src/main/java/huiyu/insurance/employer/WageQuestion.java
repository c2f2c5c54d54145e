package huiyu.insurance.employer;

import java.time.Instant;

/**
 * What an employer is asked, without naming anybody.
 *
 * @param year whose average monthly wage is asked for
 * @param since when it was asked first
 * @param waiting how many allowances wait for the answer
 */
record WageQuestion(String creditCode, String name, int year, Instant since, int waiting) {}
