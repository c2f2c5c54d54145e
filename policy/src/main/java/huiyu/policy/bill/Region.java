package huiyu.policy.bill;

import java.util.Locale;

/** Where the hospital lies, seen from the city that insures 就医地. */
public enum Region {
    LOCAL, OTHER_CITY, OTHER_PROVINCE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
