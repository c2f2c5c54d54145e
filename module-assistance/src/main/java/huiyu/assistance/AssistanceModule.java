package huiyu.assistance;

import static huiyu.core.identity.Permission.of;
import static huiyu.core.identity.Role.AUDITOR;
import static huiyu.core.identity.Role.CASEWORKER;
import static huiyu.core.identity.Role.COUNTER_CLERK;
import static huiyu.core.identity.Role.FINANCE_OFFICER;
import static huiyu.core.identity.Role.INTEGRATOR;
import static huiyu.core.identity.Role.POLICY_OFFICER;
import static huiyu.core.identity.Role.REVIEWER;
import static huiyu.core.identity.Role.TENANT_ADMIN;

import huiyu.assistance.warning.WarningFigureStore;
import huiyu.assistance.warning.WarningIndicators;
import huiyu.core.identity.Permission;
import huiyu.core.module.ConsoleEntry;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.Indicator;
import huiyu.core.module.ProgrammeFamily;
import java.util.List;
import org.springframework.stereotype.Component;

/** Medical assistance 医疗救助: statuses, the assistance layer of bills, warnings, capped programmes. */
@Component
public class AssistanceModule implements HuiyuModule {

    private final WarningFigureStore warnings;

    public AssistanceModule(WarningFigureStore warnings) {
        this.warnings = warnings;
    }

    @Override
    public String id() {
        return "assistance";
    }

    @Override
    public String nameZh() {
        return "医疗救助";
    }

    @Override
    public String nameEn() {
        return "Medical assistance";
    }

    @Override
    public List<ProgrammeFamily> programmeFamilies() {
        return List.of(
                new ProgrammeFamily("assistance-medical", "医疗救助", "Medical assistance"),
                new ProgrammeFamily("assistance-project", "援助项目", "Aid projects"),
                new ProgrammeFamily("assistance-premium", "参保资助", "Help with premiums"),
                new ProgrammeFamily("assistance-special-family", "计划生育特殊家庭扶助", "Special family-planning families"));
    }

    @Override
    public List<Indicator> indicators() {
        return WarningIndicators.all(warnings);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(
                of("assistance-status.read", "查看救助身份", "See statuses", TENANT_ADMIN, POLICY_OFFICER, COUNTER_CLERK, CASEWORKER, REVIEWER, AUDITOR),
                of("assistance-status-kind.manage", "维护身份类别", "Keep the catalogue of statuses", TENANT_ADMIN, POLICY_OFFICER),
                of("assistance-status.record", "登记救助身份", "Record statuses", INTEGRATOR, COUNTER_CLERK, CASEWORKER),
                of("assistance-warning.read", "查看预警", "See warnings", COUNTER_CLERK, CASEWORKER, REVIEWER, AUDITOR),
                of("assistance-warning.work", "处理预警", "Say what became of warnings", CASEWORKER),
                of("assistance-eligible.read", "查看应救未救名单", "See who is entitled and has not received", CASEWORKER, REVIEWER, AUDITOR),
                of("assistance-fund.check", "核对预拨比例", "Check advance allocations", FINANCE_OFFICER, TENANT_ADMIN, AUDITOR));
    }

    @Override
    public List<ConsoleEntry> consoleEntries() {
        return List.of(
                new ConsoleEntry("/assistance/warnings", "监测预警", "Warnings", "assistance-warning.read"),
                new ConsoleEntry("/assistance/eligible", "应救未救", "Entitled, not received", "assistance-eligible.read"),
                new ConsoleEntry("/assistance/statuses", "救助对象", "Assisted people", "assistance-status.read"));
    }
}
