package huiyu.core.identity;

import static huiyu.core.identity.Permission.of;
import static huiyu.core.identity.Role.AUDITOR;
import static huiyu.core.identity.Role.CASEWORKER;
import static huiyu.core.identity.Role.CITY_APP;
import static huiyu.core.identity.Role.COUNTER_CLERK;
import static huiyu.core.identity.Role.FINANCE_OFFICER;
import static huiyu.core.identity.Role.GUARDIAN;
import static huiyu.core.identity.Role.INTEGRATOR;
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

    private static final Role[] WORKING_ON_CASES = {COUNTER_CLERK, CASEWORKER, REVIEWER, AUDITOR};

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
            of("sandbox.fill", "生成沙箱家庭", "Make synthetic families in a sandbox", PROVINCE_ADMIN, TENANT_ADMIN, INTEGRATOR),
            of("guardian.vouch", "代监护人办理", "Act on behalf of a guardian", CITY_APP),
            of("indicator.read", "查看指标", "See figures; a province those its cities published", STAFF),
            of("indicator.drill", "查看指标背后的记录", "See the records behind a figure", CASEWORKER, REVIEWER, FINANCE_OFFICER, AUDITOR),
            of("indicator.refresh", "刷新指标", "Have figures taken now", TENANT_ADMIN, PROVINCE_ADMIN),
            of("audit.read", "查看审计记录", "Read the audit trail", AUDITOR, TENANT_ADMIN, PROVINCE_ADMIN),
            of("event.read", "查看处理失败的事件", "See events that keep failing", TENANT_ADMIN, PROVINCE_ADMIN, AUDITOR),
            of("event.retry", "重新处理事件", "Have an event tried again", TENANT_ADMIN, PROVINCE_ADMIN),
            // policy.yaml
            of("policy.read", "查看政策", "Read parameters and programmes", STAFF),
            of("policy.propose", "提出政策变更", "Propose parameters and programmes", POLICY_OFFICER, PROVINCE_ADMIN),
            of("policy.approve", "批准政策变更", "Approve what another proposed", POLICY_OFFICER, PROVINCE_ADMIN),
            // people.yaml
            of("person.register", "登记人员", "Register people and families", COUNTER_CLERK, CASEWORKER),
            of("person.import", "批量导入人员", "Import people from a file", CASEWORKER),
            of("person.read", "查看人员档案", "See files, masked", COUNTER_CLERK, CASEWORKER, REVIEWER, AUDITOR, GUARDIAN),
            of("person.unmask", "查看完整号码", "See a number in full, with a reason", CASEWORKER, REVIEWER),
            of("person.merge", "合并档案", "Merge files and undo it", CASEWORKER),
            of("person.move", "跨市迁移", "Hand a file over to another city", COUNTER_CLERK, CASEWORKER),
            of("fact.read", "查看事实", "See the history of facts", COUNTER_CLERK, CASEWORKER, REVIEWER, AUDITOR, GUARDIAN),
            of("fact.record", "登记事实", "Record facts", COUNTER_CLERK, CASEWORKER),
            of("fact.ask", "部门核验", "Ask the bureaus", COUNTER_CLERK, CASEWORKER),
            of("fact-source.simulate", "设置模拟部门", "Say what simulated bureaus answer", TENANT_ADMIN),
            of("payee-account.read", "查看收款账户", "See accounts, masked", COUNTER_CLERK, CASEWORKER, FINANCE_OFFICER, AUDITOR, GUARDIAN),
            of("payee-account.change", "变更收款账户", "Set a family's account", COUNTER_CLERK, CASEWORKER, GUARDIAN),
            of("payee-account.check", "核验收款账户", "Check accounts another recorded", CASEWORKER, FINANCE_OFFICER),
            // cases.yaml
            of("life-event.report", "报送生命事件", "Report a life event", INTEGRATOR, COUNTER_CLERK, CASEWORKER),
            of("life-event.read", "查看生命事件", "See life events", WORKING_ON_CASES),
            of("case.apply", "申请、续领", "Apply or renew", COUNTER_CLERK, CASEWORKER, GUARDIAN),
            of("case.read", "查看办件", "See cases", COUNTER_CLERK, CASEWORKER, REVIEWER, AUDITOR, GUARDIAN),
            of("case.answer", "补充事实", "Answer what a case asks", COUNTER_CLERK, CASEWORKER, GUARDIAN),
            of("case.withdraw", "撤回申请", "Withdraw an application", COUNTER_CLERK, CASEWORKER, GUARDIAN),
            of("case.review", "审核办件", "Give verdicts at a review level", CASEWORKER, REVIEWER),
            of("recusal.read", "查看回避登记", "See whose families staff do not decide on", TENANT_ADMIN, REVIEWER, AUDITOR),
            of("recusal.write", "登记回避关系", "Record whose families staff do not decide on", TENANT_ADMIN),
            of("case.preview", "试算", "Preview a decision", COUNTER_CLERK, CASEWORKER, REVIEWER, POLICY_OFFICER, GUARDIAN),
            of("task.read", "查看待办", "See the worklist", WORKING_ON_CASES),
            of("task.assign", "领取、指派待办", "Take or give a task", CASEWORKER, REVIEWER),
            of("task.hold", "挂起、恢复待办", "Put a task aside, take it up again", CASEWORKER, REVIEWER),
            of("task.complete", "处理待办", "Complete a task", COUNTER_CLERK, CASEWORKER),
            of("decision.read", "查看决定", "Read decisions", WORKING_ON_CASES),
            of("decision.replay", "复算决定", "Replay a decision", CASEWORKER, REVIEWER, AUDITOR),
            of("take-up.read", "查看应享未享名单", "See who has not asked", CASEWORKER, AUDITOR),
            of("take-up.count", "重新统计应享未享", "Have those who have not asked counted anew", CASEWORKER),
            of("take-up.remind", "提醒申领", "Remind families", CASEWORKER),
            of("notice.read", "查看通知", "See notices", COUNTER_CLERK, CASEWORKER, AUDITOR, GUARDIAN),
            of("notice-template.read", "查看通知模板", "See the words of notices", STAFF),
            of("notice-template.write", "修改通知模板", "Word the tenant's notices", TENANT_ADMIN, POLICY_OFFICER),
            // payments.yaml
            of("fund.read", "查看基金", "See funds and balances", FINANCE_OFFICER, TENANT_ADMIN, AUDITOR),
            of("fund.manage", "设立基金、下达资金", "Create funds and give them money", FINANCE_OFFICER),
            of("fund.close", "批准年终结转", "Close a year another proposed to close", FINANCE_OFFICER),
            of("payment.read", "查看支付", "See runs, batches and lines", FINANCE_OFFICER, CASEWORKER, REVIEWER, AUDITOR),
            of("payment.run", "启动支付", "Start payment runs", FINANCE_OFFICER),
            of("payment.check", "复核批次", "Check batches", FINANCE_OFFICER),
            of("payment.release", "放行批次", "Release batches another has checked", FINANCE_OFFICER),
            of("payment.download", "下载银行文件", "Download bank files", FINANCE_OFFICER),
            of("payment.upload", "读入银行回单", "Read the bank's answers", FINANCE_OFFICER),
            of("payment.resolve", "处理支付失败", "Retry or cancel failed lines", FINANCE_OFFICER),
            of("recovery.read", "查看追回", "See recovery cases", FINANCE_OFFICER, CASEWORKER, REVIEWER, AUDITOR),
            of("recovery.manage", "办理追回", "Notify, plan, book repayments, propose waivers", FINANCE_OFFICER),
            of("recovery.approve", "批准免除", "Approve waivers another proposed", FINANCE_OFFICER));
}
