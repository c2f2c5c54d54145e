package huiyu.insurance.settlement;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Read;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Asks which city insures somebody; learns nothing else. */
@Repository
class HomeCityStore {

    /** In the province. @param on a day of cover; null for whoever insures or insured the person last */
    Optional<Integer> find(Read read, BlindIndex number, LocalDate on) {
        return Optional.ofNullable(read.dsl()
                .fetchSingle(
                        "select insurance.find_home_city(array[decode(?, 'hex')], ?) as city", HexFormat.of().formatHex(number.bytes()), on)
                .get("city", Integer.class));
    }

    /** Whether the tenant bound and another city lie in one province. */
    boolean isSameProvince(Read read, int tenantId) {
        return read.dsl()
                .fetchSingle("select core.province_of(?) = core.province_of(?) as same", read.tenantId(), tenantId)
                .get("same", boolean.class);
    }

    /** In another province, of whoever has filed treatment here there. @param numbers as each province indexes it */
    Optional<Integer> findFiled(Read read, Map<Integer, BlindIndex> numbers, LocalDate on) {
        List<Integer> provinces = List.copyOf(numbers.keySet());
        return Optional.ofNullable(read.dsl()
                .fetchSingle(
                        "select insurance.find_filed_home_city(?::int[], ?::bytea[], ?) as city",
                        provinces.toArray(Integer[]::new),
                        provinces.stream().map(province -> numbers.get(province).bytes()).toArray(byte[][]::new), on)
                .get("city", Integer.class));
    }
}
