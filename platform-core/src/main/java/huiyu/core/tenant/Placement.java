package huiyu.core.tenant;

import huiyu.core.web.ProblemException;
import huiyu.kernel.identifier.DivisionCode;
import java.util.Map;
import java.util.Set;

/** Where a division code puts a tenant or an org unit: the code alone says what stands above it. */
final class Placement {

    /** 直辖市: province and city in one. */
    private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");

    /** 省直辖县级: the two digits GB/T 2260 gives to counties that a province runs directly, which pay as cities do. */
    private static final String RUN_BY_THE_PROVINCE = "90";

    private Placement() {}

    /**
     * The code of the tenant above a new one.
     *
     * @throws ProblemException 422 naming the field when code and level do not fit
     */
    static DivisionCode parentOfTenant(DivisionCode code, String level) {
        String fitting = levelOf(code);
        if (!fitting.equals(level)) {
            throw ProblemException.invalidField("level", "level-of-code", Map.of("code", code.code(), "level", fitting));
        }
        return fitting.equals("city") ? code.province() : DivisionCode.NATION;
    }

    private static String levelOf(DivisionCode code) {
        boolean municipality = MUNICIPALITIES.contains(code.code().substring(0, 2));
        return switch (code.level()) {
            case PROVINCE -> municipality ? "municipality" : "province";
            case CITY -> municipality ? noTenant(code) : "city";
            case COUNTY -> code.code().startsWith(RUN_BY_THE_PROVINCE, 2) && !municipality ? "city" : noTenant(code);
            case NATION -> noTenant(code);
        };
    }

    private static String noTenant(DivisionCode code) {
        throw ProblemException.invalidField("divisionCode", "tenant-code", Map.of("code", code.code()));
    }

    /** Whether an org unit of this code hangs right under the tenant, and not under another unit. */
    static boolean isRightUnder(String tenantCode, String unitCode) {
        return unitCode.length() == 6 ? isDistrictOf(tenantCode, unitCode) : unitCode.startsWith(tenantCode);
    }

    static String levelOfUnit(String unitCode) {
        return switch (unitCode.length()) {
            case 6 -> "district";
            case 9 -> "street";
            default -> "village";
        };
    }

    /** The code of the unit above: a street hangs under its district, a village under its street. */
    static String parentOfUnit(String unitCode) {
        return unitCode.substring(0, unitCode.length() - 3);
    }

    private static boolean isDistrictOf(String tenantCode, String unitCode) {
        return DivisionCode.parse(unitCode)
                .findValue()
                .filter(unit -> unit.level() == DivisionCode.Level.COUNTY && !unitCode.equals(tenantCode))
                .filter(unit -> unit.isWithin(new DivisionCode(tenantCode)))
                .isPresent();
    }
}
