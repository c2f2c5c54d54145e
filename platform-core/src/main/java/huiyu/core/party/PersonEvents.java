package huiyu.core.party;

/** What happens to files, for other rooms to follow up; the subject of each event is a file. */
public final class PersonEvents {

    /** A child's file was handed over to another city; said in the city left. */
    public static final String MOVED_OUT = "person.moved-out";

    /** A child's file came from another city; said in the city reached. */
    public static final String MOVED_IN = "person.moved-in";

    /** Other files are read as part of this one now. */
    public static final String MERGED = "person.merged";

    /** This file stands for itself again; said of both files of a merge that was undone. */
    public static final String UNMERGED = "person.unmerged";

    /** Another city turned out to hold a claim on the same child and period. */
    public static final String DOUBLE_CLAIM = "claim.double-found";

    private PersonEvents() {}
}
