package huiyu.insurance.settlement;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Read;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Asks which city of the province insures somebody; learns nothing else. */
@Repository
class HomeCityStore {

    Optional<Integer> find(Read read, BlindIndex number, LocalDate on) {
        return Optional.ofNullable(read.dsl()
                .fetchSingle(
                        "select insurance.find_home_city(array[decode(?, 'hex')], ?) as city", HexFormat.of().formatHex(number.bytes()), on)
                .get("city", Integer.class));
    }
}
