package huiyu.core.factsource;

import java.util.List;
import java.util.Set;

/**
 * A bureau that can be asked. Called outside any transaction, with a set of questions; questions without an answer yet
 * are simply not in the result and are asked again later.
 */
public interface FactSource {

    /** The source under which its answers are recorded, such as {@code civil-affairs}. */
    String code();

    /** What it can be asked, by attribute as facts are recorded: {@code status}, {@code family.status}. */
    Set<String> attributes();

    List<FactAnswer> ask(int tenantId, List<FactQuery> queries);
}
