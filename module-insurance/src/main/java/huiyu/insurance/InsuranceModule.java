package huiyu.insurance;

import static huiyu.core.identity.Permission.of;
import static huiyu.core.identity.Role.AUDITOR;
import static huiyu.core.identity.Role.CASEWORKER;
import static huiyu.core.identity.Role.COUNTER_CLERK;
import static huiyu.core.identity.Role.FINANCE_OFFICER;
import static huiyu.core.identity.Role.INTEGRATOR;
import static huiyu.core.identity.Role.POLICY_OFFICER;
import static huiyu.core.identity.Role.PROVINCE_ADMIN;
import static huiyu.core.identity.Role.REVIEWER;
import static huiyu.core.identity.Role.TENANT_ADMIN;

import huiyu.core.identity.Permission;
import huiyu.core.identity.Role;
import huiyu.core.module.ConsoleEntry;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.Indicator;
import huiyu.core.module.ProgrammeFamily;
import huiyu.insurance.figure.InsuranceIndicators;
import huiyu.insurance.figure.SettlementFigureStore;
import java.util.List;
import org.springframework.stereotype.Component;

/** Maternity insurance 生育保险: enrolment, settlement of bills, maternity allowance. */
@Component
public class InsuranceModule implements HuiyuModule {

    private static final Role[] READING = {
        TENANT_ADMIN, POLICY_OFFICER, COUNTER_CLERK, CASEWORKER, REVIEWER, FINANCE_OFFICER, AUDITOR
    };

    private final SettlementFigureStore figures;

    public InsuranceModule(SettlementFigureStore figures) {
        this.figures = figures;
    }

    @Override
    public String id() {
        return "insurance";
    }

    @Override
    public String nameZh() {
        return "生育保险";
    }

    @Override
    public String nameEn() {
        return "Maternity insurance";
    }

    @Override
    public List<ProgrammeFamily> programmeFamilies() {
        return List.of(
                new ProgrammeFamily("insurance-maternity-allowance", "生育津贴", "Maternity allowance"),
                new ProgrammeFamily("insurance-maternity", "生育医疗待遇", "Maternity care"),
                new ProgrammeFamily("insurance-basic", "基本医疗保险", "Basic medical insurance"),
                new ProgrammeFamily("insurance-critical", "大病保险", "Critical-illness insurance"),
                new ProgrammeFamily("insurance-premium-subsidy", "新生儿参保补助", "Newborn's first premium"),
                new ProgrammeFamily("insurance-premium-subsidy-ltc", "祖辈长期护理保险缴费补助", "Grandparents' long-term-care premium"));
    }

    @Override
    public List<Indicator> indicators() {
        return InsuranceIndicators.all(figures);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(
                of("medical-institution.read", "查看定点医疗机构", "See designated institutions", READING),
                of("medical-institution.manage", "维护定点医疗机构", "Keep designated institutions", TENANT_ADMIN, CASEWORKER),
                of("employer.read", "查看用人单位", "See employers", READING),
                of("employer.manage", "登记用人单位", "Register employers", COUNTER_CLERK, CASEWORKER),
                of("employer-inspection.record", "登记女职工生育待遇检查", "Record inspections of employers", CASEWORKER, REVIEWER),
                of("employer-wage.declare", "申报工资", "Declare wages", INTEGRATOR, COUNTER_CLERK, CASEWORKER),
                of("catalogue.read", "查看药品诊疗目录", "See the catalogue", INTEGRATOR, TENANT_ADMIN, POLICY_OFFICER, PROVINCE_ADMIN, COUNTER_CLERK, CASEWORKER, REVIEWER, AUDITOR),
                of("catalogue.manage", "导入药品诊疗目录", "Import the catalogue", POLICY_OFFICER, PROVINCE_ADMIN),
                of("enrolment.read", "查看参保记录", "See enrolments", COUNTER_CLERK, CASEWORKER, REVIEWER, AUDITOR),
                of("enrolment.write", "参保登记", "Enrol people", INTEGRATOR, COUNTER_CLERK, CASEWORKER),
                of("cover.ask", "查询参保状态", "Ask whether somebody is covered", INTEGRATOR, COUNTER_CLERK, CASEWORKER),
                of("prenatal.read", "查看产前登记", "See prenatal registrations", COUNTER_CLERK, CASEWORKER, REVIEWER, AUDITOR),
                of("prenatal.register", "产前登记", "Register pregnancies", INTEGRATOR, COUNTER_CLERK, CASEWORKER),
                of("leave.read", "查询产假天数与材料清单", "Ask for leave days and documents", INTEGRATOR, TENANT_ADMIN, POLICY_OFFICER, COUNTER_CLERK, CASEWORKER, REVIEWER, AUDITOR),
                of("settlement.preview", "预结算", "Preview settlements", INTEGRATOR, COUNTER_CLERK, CASEWORKER),
                of("settlement.settle", "结算、冲正", "Settle bills and take them back", INTEGRATOR, COUNTER_CLERK, CASEWORKER),
                of("settlement.read", "查看结算", "See settlements", COUNTER_CLERK, CASEWORKER, REVIEWER, FINANCE_OFFICER, AUDITOR),
                of("feed.read", "查看信息传送监测", "See what institutions send", TENANT_ADMIN, CASEWORKER, REVIEWER, AUDITOR),
                of("cross-region.read", "查看异地备案", "See cross-region filings", COUNTER_CLERK, CASEWORKER, REVIEWER, AUDITOR),
                of("cross-region.file", "异地就医备案", "File treatment elsewhere", COUNTER_CLERK, CASEWORKER),
                of("clearing.read", "查看异地清算", "See clearing between cities", FINANCE_OFFICER, AUDITOR));
    }

    @Override
    public List<ConsoleEntry> consoleEntries() {
        return List.of(
                new ConsoleEntry("/insurance/people", "参保人", "Insured people", "settlement.read"),
                new ConsoleEntry("/insurance/preview", "预结算", "Preview a bill", "settlement.preview"),
                new ConsoleEntry("/insurance/institutions", "定点机构", "Designated institutions", "medical-institution.read"),
                new ConsoleEntry("/insurance/employers", "用人单位", "Employers", "employer.read"),
                new ConsoleEntry("/insurance/catalogues", "药品诊疗目录", "Catalogues", "catalogue.read"),
                new ConsoleEntry("/insurance/uncovered", "未参保人员", "Not covered", "enrolment.read"),
                new ConsoleEntry("/insurance/receivables", "应收", "Receivables", "settlement.read"),
                new ConsoleEntry("/insurance/clearing", "异地清算", "Clearing", "clearing.read"));
    }
}
