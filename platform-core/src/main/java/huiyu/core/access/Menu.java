package huiyu.core.access;

import huiyu.core.module.ConsoleEntry;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.ModuleCatalogue;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The console's menu: what core shows, and what the enabled modules show, to those who hold the permission. */
@Component
class Menu {

    private static final List<ConsoleEntry> CORE = List.of(
            new ConsoleEntry("/tasks", "待办", "Worklist", "task.read"),
            new ConsoleEntry("/cases", "办件", "Cases", "case.read"),
            new ConsoleEntry("/counter", "窗口受理", "Counter", "case.apply"),
            new ConsoleEntry("/people", "家庭档案", "Families", "person.read"),
            new ConsoleEntry("/people-imports", "人员导入", "Import people", "person.import"),
            new ConsoleEntry("/merges", "档案合并", "Merged files", "person.merge"),
            new ConsoleEntry("/take-up", "应享未享", "Not asked yet", "take-up.read"),
            new ConsoleEntry("/funds", "基金", "Funds", "fund.read"),
            new ConsoleEntry("/fund-years", "年度资金", "Fund years", "fund.read"),
            new ConsoleEntry("/payments", "支付", "Payments", "payment.read"),
            new ConsoleEntry("/recoveries", "追回", "Recoveries", "recovery.read"),
            new ConsoleEntry("/figures", "统计", "Figures", "payment.read"),
            new ConsoleEntry("/indicators", "指标", "Indicators", "indicator.read"),
            new ConsoleEntry("/policy", "政策参数", "Policy", "policy.read"),
            new ConsoleEntry("/programmes", "项目", "Programmes", "policy.read"),
            new ConsoleEntry("/proposals", "变更提案", "Proposals", "policy.read"),
            new ConsoleEntry("/packs", "政策包", "Packs", "policy.read"),
            new ConsoleEntry("/templates", "通知模板", "Notice templates", "notice-template.read"),
            new ConsoleEntry("/tenants", "租户", "Tenants", "tenant.manage"),
            new ConsoleEntry("/org-units", "组织机构", "Org units", "org-unit.manage"),
            new ConsoleEntry("/staff", "工作人员", "Staff", "staff.read"),
            new ConsoleEntry("/recusals", "回避登记", "Recusals", "recusal.read"),
            new ConsoleEntry("/clients", "对接系统", "Integrators", "client.read"),
            new ConsoleEntry("/modules", "模块", "Modules", "module.manage"),
            new ConsoleEntry("/integration", "对接中心", "For integrators", "client.read"),
            new ConsoleEntry("/audit", "审计", "Audit trail", "audit.read"),
            new ConsoleEntry("/events", "失败事件", "Stuck events", "event.read"));

    private final ModuleCatalogue modules;

    Menu(ModuleCatalogue modules) {
        this.modules = modules;
    }

    List<ConsoleEntry> of(Set<String> enabledModules, Set<String> permissions) {
        Stream<ConsoleEntry> ofModules = modules.listModules().stream()
                .filter(module -> enabledModules.contains(module.id()))
                .map(HuiyuModule::consoleEntries)
                .flatMap(List::stream);
        return Stream.concat(CORE.stream(), ofModules)
                .filter(entry -> permissions.contains(entry.permission()))
                .toList();
    }
}
