package huiyu.policy.window;

import huiyu.policy.examination.Examination;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** One kind of application window. */
public interface WindowKind {
    List<WindowKind> ALL = List.of(new YearlyWindow(), new DeadlineWindow());

    Map<String, WindowKind> BY_NAME = ALL.stream().collect(Collectors.toUnmodifiableMap(kind -> kind.schema().kind(), kind -> kind));

    Schema schema();

    /** @param years the years for which there is something to claim */
    WindowOutcome judge(Settings settings, Examination examination, SortedSet<Integer> years);

    static Optional<WindowKind> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
