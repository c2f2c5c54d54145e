package huiyu.policy.shape;

import huiyu.policy.examination.Examination;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;

/** One rule shape in one version. The schema's kind is its full name, such as {@code monthly_series@1}. */
public interface Shape {
    Schema schema();

    Accrual accrue(Settings settings, Examination examination);

    default String name() {
        return schema().kind();
    }
}
