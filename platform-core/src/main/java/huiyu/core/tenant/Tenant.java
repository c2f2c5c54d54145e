package huiyu.core.tenant;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A tenant as the directory holds it.
 *
 * @param uid names it in events and in the audit trail
 * @param lineage ids from the tenant itself up to the nation
 * @param organizationId at the identity provider; empty until both sides agree
 */
public record Tenant(
        int id,
        UUID uid,
        String divisionCode,
        String level,
        List<Integer> lineage,
        String nameZh,
        String nameEn,
        String status,
        Optional<String> organizationId) {

    /** 对接沙箱: a city of a code that no place has (99 in the third and fourth digit). Nothing in it is real. */
    public boolean isSandbox() {
        return level.equals("city") && divisionCode.startsWith("99", 2);
    }

    /** True when {@code ancestorId} is the tenant itself or stands above it. */
    public boolean isUnder(int ancestorId) {
        return lineage.contains(ancestorId);
    }
}
