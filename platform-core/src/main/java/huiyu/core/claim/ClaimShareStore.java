package huiyu.core.claim;

import huiyu.core.claim.ClaimShare.Held;
import huiyu.core.claim.ClaimShare.Rule;
import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.kernel.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class ClaimShareStore {

    /** One statement for all; the function is called in the order of the smallest number of each child. */
    Map<UUID, BigDecimal> claimEach(Tx tx, Collection<ClaimShare> shares, String family, Period period, Rule rule) {
        Map<String, ClaimShare> byNumbers = new TreeMap<>();
        shares.forEach(share -> byNumbers.put(numbers(share.child()), share));
        List<ClaimShare> sorted = List.copyOf(byNumbers.values());
        Map<UUID, BigDecimal> granted = new HashMap<>();
        tx.dsl()
                .fetch(
                        """
                        select child.subject,
                               core.claim_share(array(select decode(hex, 'hex') from unnest(string_to_array(child.numbers, ',')) as hex),
                                                ?, ?::date, ?::date, child.subject, ?, child.since, child.days, child.required, child.wanted) as granted
                          from (select * from unnest(?::text[], ?::uuid[], ?::date[], ?::int[], ?::int[], ?::numeric[]) with ordinality
                                  as given (numbers, subject, since, days, required, wanted, place) order by place offset 0) child""",
                        family, period.from(), period.lastDay().orElseThrow(), rule.name().toLowerCase(Locale.ROOT),
                        byNumbers.keySet().toArray(String[]::new), array(sorted, ClaimShare::subjectId, UUID[]::new),
                        array(sorted, ClaimShare::since, LocalDate[]::new), array(sorted, ClaimShare::days, Integer[]::new),
                        array(sorted, ClaimShare::required, Integer[]::new), array(sorted, ClaimShare::wanted, BigDecimal[]::new))
                .forEach(row -> granted.put(row.get("subject", UUID.class), row.get("granted", BigDecimal.class)));
        return granted;
    }

    Optional<Held> find(Read read, UUID shareId) {
        return read.dsl()
                .fetch("select subject_id, family, first_day, granted from core.own_claim_share(?)", shareId)
                .stream()
                .findFirst()
                .map(row -> new Held(
                        row.get("subject_id", UUID.class), row.get("family", String.class), row.get("first_day", LocalDate.class),
                        row.get("granted", BigDecimal.class)));
    }

    private static String numbers(Collection<BlindIndex> child) {
        return child.stream().map(each -> HexFormat.of().formatHex(each.bytes())).sorted().collect(Collectors.joining(","));
    }

    private static <T> T[] array(List<ClaimShare> shares, Function<ClaimShare, T> value, IntFunction<T[]> make) {
        return shares.stream().map(value).toArray(make);
    }
}
