package huiyu.core.settlement;

/** Somebody was enrolled. An event, so that a module that pays premiums learns of it without knowing who enrols. */
public final class EnrolmentMade {

    /** Event kind; the subject is the person. */
    public static final String KIND = "enrolment.made";

    private EnrolmentMade() {}
}
