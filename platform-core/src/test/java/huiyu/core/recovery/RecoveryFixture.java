package huiyu.core.recovery;

import huiyu.kernel.money.Rate;
import org.springframework.context.support.GenericApplicationContext;

/** What tests of other rooms may settle about recovery. */
public final class RecoveryFixture {

    private RecoveryFixture() {}

    /** The limit that policy would give. */
    public static void limitSetOffs(GenericApplicationContext context, String mostShare) {
        context.registerBean(SetOffLimit.class, () -> read -> Rate.of(mostShare));
    }
}
