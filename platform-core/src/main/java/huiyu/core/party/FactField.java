package huiyu.core.party;

/**
 * Where a fact stands in a request, by the request's own names: a problem names the field the caller has written.
 *
 * @param path of the fact as a whole, {@code facts[0]}
 */
public record FactField(String path, String attributeName, String fromName, String toName) {

    /** As files are written: {@code attribute, validFrom, validTo}. */
    static FactField ofFile(String path) {
        return new FactField(path, "attribute", "validFrom", "validTo");
    }

    /** As questions are answered: {@code fact, from, to}. */
    public static FactField ofStatement(String path) {
        return new FactField(path, "fact", "from", "to");
    }

    public String attribute() {
        return path + "." + attributeName;
    }

    String value() {
        return path + ".value";
    }

    String from() {
        return path + "." + fromName;
    }

    String to() {
        return path + "." + toName;
    }
}
