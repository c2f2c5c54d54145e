package huiyu.insurance.settlement;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Read;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Asks which city of the province insures somebody; learns nothing else. */
@Repository
class HomeCityStore {

    Optional<Integer> find(Read read, List<BlindIndex> numbers, LocalDate on) {
        return Optional.ofNullable(read.dsl()
                .fetchSingle(
                        "select insurance.find_home_city(array(select decode(hex, 'hex') from unnest(?::text[]) as hex), ?) as city",
                        numbers.stream().map(index -> HexFormat.of().formatHex(index.bytes())).toArray(String[]::new), on)
                .get("city", Integer.class));
    }
}
