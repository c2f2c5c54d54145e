package huiyu.core.claim;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Tx;
import huiyu.kernel.time.Period;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class ClaimStore {

    boolean claim(Tx tx, Collection<BlindIndex> child, String family, Period period) {
        return tx.dsl()
                .fetchSingle(
                        """
                        select core.claim_period(array(select decode(hex, 'hex') from unnest(?::text[]) as hex),
                                                 ?, ?::date, ?::date) as answer""",
                        hex(child), family, period.from(), period.lastDay().orElse(null))
                .get("answer", String.class)
                .equals("claimed");
    }

    /** One statement for all; the function is called in the order of the smallest number of each child. */
    <K> Set<K> claimEach(Tx tx, Map<K, Set<BlindIndex>> children, String family, Period period) {
        Map<String, K> byNumbers = new TreeMap<>();
        children.forEach((key, numbers) -> byNumbers.put(
                Arrays.stream(hex(numbers)).sorted().collect(Collectors.joining(",")), key));
        Set<K> refused = new HashSet<>();
        tx.dsl()
                .fetch(
                        """
                        select child.numbers,
                               core.claim_period(array(select decode(hex, 'hex') from unnest(string_to_array(child.numbers, ',')) as hex),
                                                 ?, ?::date, ?::date) as answer
                          from (select numbers from unnest(?::text[]) with ordinality as given (numbers, place) order by place offset 0) child""",
                        family, period.from(), period.lastDay().orElse(null), byNumbers.keySet().toArray(String[]::new))
                .stream()
                .filter(row -> !row.get("answer", String.class).equals("claimed"))
                .forEach(row -> refused.add(byNumbers.get(row.get("numbers", String.class))));
        return refused;
    }

    int release(Tx tx, Collection<BlindIndex> child, String family, LocalDate firstDay) {
        return tx.dsl()
                .fetchSingle(
                        """
                        select core.release_claim(array(select decode(hex, 'hex') from unnest(?::text[]) as hex),
                                                  ?, ?::date) as touched""",
                        hex(child), family, firstDay)
                .get("touched", Integer.class);
    }

    boolean link(Tx tx, Collection<BlindIndex> child) {
        return tx.dsl()
                .fetchSingle(
                        "select core.link_claims(array(select decode(hex, 'hex') from unnest(?::text[]) as hex)) as found",
                        (Object) hex(child))
                .get("found", Boolean.class);
    }

    void unlink(Tx tx, Collection<BlindIndex> child) {
        tx.dsl()
                .fetch(
                        "select core.unlink_claims(array(select decode(hex, 'hex') from unnest(?::text[]) as hex))",
                        (Object) hex(child));
    }

    private static String[] hex(Collection<BlindIndex> numbers) {
        return numbers.stream().map(each -> HexFormat.of().formatHex(each.bytes())).toArray(String[]::new);
    }
}
