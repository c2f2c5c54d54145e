package huiyu.assistance;

import static huiyu.core.identity.Permission.of;
import static huiyu.core.identity.Role.AUDITOR;
import static huiyu.core.identity.Role.CASEWORKER;
import static huiyu.core.identity.Role.COUNTER_CLERK;
import static huiyu.core.identity.Role.POLICY_OFFICER;
import static huiyu.core.identity.Role.REVIEWER;
import static huiyu.core.identity.Role.TENANT_ADMIN;

import huiyu.core.identity.Permission;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.ProgrammeFamily;
import java.util.List;
import org.springframework.stereotype.Component;

/** Medical assistance 医疗救助: statuses, the assistance layer of bills, warnings, capped programmes. */
@Component
public class AssistanceModule implements HuiyuModule {

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
        return List.of(new ProgrammeFamily("medical-assistance", "医疗救助", "Medical assistance"));
    }

    @Override
    public List<Permission> permissions() {
        return List.of(
                of("assistance-status.read", "查看救助身份", "See statuses", TENANT_ADMIN, POLICY_OFFICER, COUNTER_CLERK, CASEWORKER, REVIEWER, AUDITOR),
                of("assistance-status-kind.manage", "维护身份类别", "Keep the catalogue of statuses", TENANT_ADMIN, POLICY_OFFICER));
    }
}
