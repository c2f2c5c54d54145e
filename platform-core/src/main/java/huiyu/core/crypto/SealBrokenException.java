package huiyu.core.crypto;

/** A stored value that cannot be opened: wrong key, moved to another row, or tampered with. Says nothing of its content. */
public final class SealBrokenException extends RuntimeException {

    SealBrokenException(String message) {
        super(message);
    }
}
