package huiyu.client;

/** Gives the bearer token of the next request; asked once per request, so it should remember a token while it lasts. */
@FunctionalInterface
public interface TokenSupplier {

    /** @throws TokenException when the identity server gives none */
    String get();

    /** No token could be had: the server's answer is the message. */
    final class TokenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TokenException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
