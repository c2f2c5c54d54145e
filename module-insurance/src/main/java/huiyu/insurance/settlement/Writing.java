package huiyu.insurance.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Everything one transaction writes about one person's bills.
 *
 * @param slice of the funds, by person
 * @param counters the new ones, of the files and years that change
 * @param charges what each fund pays more (or less), by fund id: the order in which slices are locked
 */
record Writing(
        UUID personId,
        List<Posted> posted,
        short slice,
        List<Used.Row> counters,
        SortedMap<UUID, Long> charges,
        String action,
        Instant at,
        String by,
        Optional<String> correlation) {}
