package huiyu.app;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/** A city with nurseries and their systems, over HTTP. */
abstract class ChildcareStory extends PlatformTest {

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    /** One for all stories: adopting a policy runs all its cases. Each test has nurseries of its own. */
    static ChildcareCity city;

    final String number = String.format("%03d", NEXT.getAndIncrement());
    final String a = "NURSERY-" + number + "-A";
    final String b = "NURSERY-" + number + "-B";

    @BeforeEach
    void aCity() {
        city = city == null ? new ChildcareCity(mvc) : city;
    }
}
