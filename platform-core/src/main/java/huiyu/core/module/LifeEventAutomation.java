package huiyu.core.module;

/**
 * What a life event sets going: a case of the programme family is opened, or taken up again, without anyone applying.
 *
 * @param lifeEvent kind of life event, such as {@code birth}
 * @param programmeFamily such as {@code childcare-subsidy}
 */
public record LifeEventAutomation(String lifeEvent, String programmeFamily) {

    /** Every family that no other module runs: a city may start a programme of a family of its own. */
    public static final String ANY_OTHER_FAMILY = "*";
}
