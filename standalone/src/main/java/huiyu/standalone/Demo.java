package huiyu.standalone;

/** What everybody may know about the demo accounts; they exist only here, behind a port of this machine. */
public final class Demo {

    /** Of every demo account. */
    public static final String PASSWORD = "huiyu-demo";

    /** Makes provinces and cities. */
    public static final String PLATFORM_ADMINISTRATOR = "platform-admin";

    private Demo() {}
}
