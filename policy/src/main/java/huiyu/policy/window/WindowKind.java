package huiyu.policy.window;

import huiyu.policy.examination.Examination;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** One kind of application window. */
public interface WindowKind {
    List<WindowKind> ALL = List.of(new YearlyWindow(), new DeadlineWindow());

    Schema schema();

    /** @param years the years for which there is something to claim */
    WindowOutcome judge(Settings settings, Examination examination, SortedSet<Integer> years);

    static Optional<WindowKind> find(String name) {
        return ALL.stream().filter(kind -> kind.schema().kind().equals(name)).findFirst();
    }
}
