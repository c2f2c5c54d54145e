package huiyu.core.identity;

import static huiyu.core.identity.Permission.of;
import static huiyu.core.identity.Role.AUDITOR;
import static huiyu.core.identity.Role.CASEWORKER;
import static huiyu.core.identity.Role.CITY_APP;
import static huiyu.core.identity.Role.COUNTER_CLERK;
import static huiyu.core.identity.Role.FINANCE_OFFICER;
import static huiyu.core.identity.Role.POLICY_OFFICER;
import static huiyu.core.identity.Role.PROVINCE_ADMIN;
import static huiyu.core.identity.Role.REVIEWER;
import static huiyu.core.identity.Role.TENANT_ADMIN;

import java.util.List;

/** Core's permissions, in one table. One block per API document; a module lists its own in its HuiyuModule. */
public final class CorePermissions {

    private CorePermissions() {}

    private static final Role[] STAFF = {
        PROVINCE_ADMIN, TENANT_ADMIN, POLICY_OFFICER, COUNTER_CLERK, CASEWORKER, REVIEWER, FINANCE_OFFICER, AUDITOR
    };

    public static final List<Permission> ALL = List.of(
            of(Permission.PUBLIC, "公开", "Open to everybody"),
            of(Permission.SIGNED_IN, "已登录", "Signed in"),
            // platform.yaml
            of("tenant.read", "查看租户", "See tenants", STAFF),
            of("tenant.manage", "创建、停用租户", "Make and suspend tenants", PROVINCE_ADMIN),
            of("module.manage", "启用、停用模块", "Switch modules on and off", PROVINCE_ADMIN, TENANT_ADMIN),
            of("org-unit.read", "查看组织机构", "See org units", STAFF),
            of("org-unit.manage", "维护组织机构", "Keep the tree of org units", PROVINCE_ADMIN, TENANT_ADMIN),
            of("staff.read", "查看工作人员", "See staff", PROVINCE_ADMIN, TENANT_ADMIN, AUDITOR),
            of("staff.manage", "邀请、调整工作人员", "Invite staff and give them roles", PROVINCE_ADMIN, TENANT_ADMIN),
            of("client.read", "查看对接系统", "See integrators' clients", PROVINCE_ADMIN, TENANT_ADMIN, AUDITOR),
            of("client.manage", "登记对接系统", "Register integrators' clients", PROVINCE_ADMIN, TENANT_ADMIN),
            of("guardian.vouch", "代监护人办理", "Act on behalf of a guardian", CITY_APP),
            of("audit.read", "查看审计记录", "Read the audit trail", AUDITOR, TENANT_ADMIN, PROVINCE_ADMIN));
}
