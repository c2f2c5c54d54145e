package huiyu.core.claim;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Tx;
import huiyu.kernel.time.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
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
