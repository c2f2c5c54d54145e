package huiyu.core.identity;

/** The identity provider is away, or said something nobody expected. Trying again later is right. */
public class IdentityProviderException extends RuntimeException {

    public IdentityProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
