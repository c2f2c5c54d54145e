package huiyu.core.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/** A keyed hash of a personal number: equal numbers of one province have equal indexes, and nothing else shows. */
public final class BlindIndex {

    private final byte[] bytes;

    BlindIndex(byte[] bytes) {
        this.bytes = bytes;
    }

    public static BlindIndex ofBytes(byte[] stored) {
        return new BlindIndex(stored.clone());
    }

    /** As stored; the first byte is the suite's code. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlindIndex index && Arrays.equals(bytes, index.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "BlindIndex[" + HexFormat.of().formatHex(bytes, 0, Math.min(4, bytes.length)) + "…]";
    }
}
