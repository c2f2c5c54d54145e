package huiyu.core.identity;

import java.util.Set;

/**
 * What an endpoint requires: {@code <noun>.<verb>}, named by {@code x-permission} in the API document, and the roles
 * that hold it.
 */
public record Permission(String code, String zh, String en, Set<Role> roles) {

    /** Open to everybody, signed in or not. */
    public static final String PUBLIC = "public";

    /** Open to every valid token, whether or not it belongs to a tenant. */
    public static final String SIGNED_IN = "signed-in";

    public static Permission of(String code, String zh, String en, Role... roles) {
        return new Permission(code, zh, en, Set.of(roles));
    }
}
