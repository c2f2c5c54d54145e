package huiyu.core.crypto;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Seals what one tenant hands over to another: no data key is known to both, the master key is above them. */
@Component
public class SealedParcel {

    private final RootKeys rootKeys;

    SealedParcel(RootKeys rootKeys) {
        this.rootKeys = rootKeys;
    }

    public byte[] seal(UUID parcelId, int fromTenantId, int toTenantId, String content) {
        return rootKeys.seal(content.getBytes(StandardCharsets.UTF_8), context(parcelId, fromTenantId, toTenantId));
    }

    /** @throws SealBrokenException when it was not sealed for these two tenants */
    public String open(UUID parcelId, int fromTenantId, int toTenantId, byte[] sealed) {
        return new String(
                rootKeys.open(sealed, context(parcelId, fromTenantId, toTenantId)), StandardCharsets.UTF_8);
    }

    private static String context(UUID parcelId, int fromTenantId, int toTenantId) {
        return "parcel " + parcelId + " from " + fromTenantId + " to " + toTenantId;
    }
}
