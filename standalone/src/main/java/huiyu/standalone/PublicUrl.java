package huiyu.standalone;

/** The one address people know. */
final class PublicUrl {

    private PublicUrl() {}

    static String of(Ports ports) {
        return "http://localhost:" + ports.gateway();
    }

    /** The issuer of every token; the gateway passes this path on to Keycloak. */
    static String issuer(Ports ports) {
        return of(ports) + Keycloak.PATH + "/realms/" + Keycloak.REALM;
    }
}
