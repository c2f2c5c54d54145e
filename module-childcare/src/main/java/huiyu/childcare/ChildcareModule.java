package huiyu.childcare;

import static huiyu.core.identity.Permission.of;
import static huiyu.core.identity.Role.AUDITOR;
import static huiyu.core.identity.Role.CASEWORKER;
import static huiyu.core.identity.Role.COUNTER_CLERK;
import static huiyu.core.identity.Role.FINANCE_OFFICER;
import static huiyu.core.identity.Role.GUARDIAN;
import static huiyu.core.identity.Role.INSTITUTION_STAFF;
import static huiyu.core.identity.Role.INTEGRATOR;
import static huiyu.core.identity.Role.POLICY_OFFICER;
import static huiyu.core.identity.Role.REVIEWER;
import static huiyu.core.identity.Role.TENANT_ADMIN;

import huiyu.childcare.indicator.ChildcareIndicators;
import huiyu.core.identity.Permission;
import huiyu.core.identity.Role;
import huiyu.core.module.ConsoleEntry;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.Indicator;
import huiyu.core.module.ProgrammeFamily;
import java.util.List;
import org.springframework.stereotype.Component;

/** Inclusive childcare 普惠托育: institutions, places, enrolments, vouchers, supervision. */
@Component
public class ChildcareModule implements HuiyuModule {

    private static final Role[] CITY = {TENANT_ADMIN, POLICY_OFFICER, COUNTER_CLERK, CASEWORKER, REVIEWER, FINANCE_OFFICER, AUDITOR};
    private static final Role[] READING = {
        TENANT_ADMIN, POLICY_OFFICER, COUNTER_CLERK, CASEWORKER, REVIEWER, FINANCE_OFFICER, AUDITOR, INTEGRATOR, INSTITUTION_STAFF
    };

    private final ChildcareIndicators indicators;

    public ChildcareModule(ChildcareIndicators indicators) {
        this.indicators = indicators;
    }

    @Override
    public String id() {
        return "childcare";
    }

    @Override
    public String nameZh() {
        return "普惠托育";
    }

    @Override
    public String nameEn() {
        return "Inclusive childcare";
    }

    @Override
    public List<ProgrammeFamily> programmeFamilies() {
        return List.of(
                new ProgrammeFamily("childcare-operating", "托育机构运营补助", "Operating subsidy of childcare institutions"),
                new ProgrammeFamily("childcare-enrolment", "托育机构收托补贴", "Enrolment subsidy of childcare institutions"),
                new ProgrammeFamily("childcare-rent", "托育机构租金补贴", "Rent subsidy of childcare institutions"),
                new ProgrammeFamily("childcare-voucher", "托育券", "Childcare vouchers"));
    }

    @Override
    public List<Indicator> indicators() {
        return indicators.all();
    }

    @Override
    public List<Permission> permissions() {
        return List.of(
                of("childcare-institution.read", "查看托育机构", "See childcare institutions", READING),
                of("childcare-institution.manage", "登记托育机构", "Register childcare institutions", TENANT_ADMIN, CASEWORKER),
                of("childcare-offer.manage", "维护托位、价格和人员", "Keep places, prices and staff", CASEWORKER, INTEGRATOR, INSTITUTION_STAFF),
                of("childcare-filing.submit", "提交托育备案", "Submit a filing", COUNTER_CLERK, CASEWORKER, INTEGRATOR, INSTITUTION_STAFF),
                of("childcare-filing.decide", "办理托育备案", "Decide a filing", REVIEWER),
                of("childcare-enrolment.manage", "登记收托", "Enrol children", CASEWORKER, INTEGRATOR, INSTITUTION_STAFF),
                of("childcare-attendance.import", "导入出勤", "Import attendance", CASEWORKER, INTEGRATOR, INSTITUTION_STAFF),
                of("childcare-attendance.record", "登记出勤", "Record attendance by day", CASEWORKER, INTEGRATOR, INSTITUTION_STAFF),
                of("childcare-month.close", "上报月度收托", "Report an institution's month", CASEWORKER, INTEGRATOR, INSTITUTION_STAFF),
                of("childcare-fact.record", "登记机构事实", "Record what authorities say of institutions", CASEWORKER),
                of("childcare-subsidy.apply", "申请机构补助", "Ask a programme for an institution", COUNTER_CLERK, CASEWORKER, INTEGRATOR, INSTITUTION_STAFF),
                of("childcare-voucher.issue", "发放托育券", "Issue vouchers", CASEWORKER),
                of("childcare-voucher.manage", "作废、延期、换发托育券", "Void, extend and replace vouchers", CASEWORKER, REVIEWER),
                of("childcare-voucher.redeem", "核销托育券", "Redeem vouchers", INTEGRATOR, INSTITUTION_STAFF, CASEWORKER),
                of("childcare-voucher.settle", "结算托育券", "Settle vouchers", FINANCE_OFFICER),
                of("childcare-occupancy.read", "查看在托情况", "See how full institutions are", CITY),
                of("childcare-population.record", "登记人口数据", "Record populations", TENANT_ADMIN, CASEWORKER),
                of("childcare-report.define", "定义报表", "Define reports", TENANT_ADMIN),
                of("childcare-report.prepare", "编制报表", "Prepare reports", CASEWORKER),
                of("childcare-report.sign", "签发报表", "Sign reports another prepared", CASEWORKER, REVIEWER),
                of("childcare-closure.announce", "公告关停", "Announce a closure", CASEWORKER, INTEGRATOR, INSTITUTION_STAFF),
                of("childcare-closure.manage", "办理关停", "Place children and complete a closure", CASEWORKER),
                of("childcare-inspection.read", "查看检查与事故", "See findings and incidents of the city", CITY),
                of("childcare-inspection.record", "登记检查、验收整改", "Record inspections and accept what was mended", CASEWORKER, REVIEWER),
                of("childcare-finding.mend", "报告整改", "Say what was mended", CASEWORKER, INTEGRATOR, INSTITUTION_STAFF),
                of("childcare-feedback.give", "评价机构", "Say how an institution is", GUARDIAN, COUNTER_CLERK),
                of("childcare-incident.report", "报告事故", "Report incidents", CASEWORKER, INTEGRATOR, INSTITUTION_STAFF),
                of("childcare-supervision.manage", "分级与抽查", "Classify and draw inspections", TENANT_ADMIN, REVIEWER));
    }

    @Override
    public List<ConsoleEntry> consoleEntries() {
        return List.of(
                new ConsoleEntry("/childcare/institutions", "托育机构", "Institutions", "childcare-institution.read"),
                new ConsoleEntry("/childcare/attendance", "出勤导入", "Attendance", "childcare-attendance.import"),
                new ConsoleEntry("/childcare/vouchers", "托育券", "Vouchers", "childcare-voucher.redeem"),
                new ConsoleEntry("/childcare/findings", "整改与事故", "Findings and incidents", "childcare-inspection.read"),
                new ConsoleEntry("/childcare/draws", "随机抽查", "Inspection draws", "childcare-supervision.manage"),
                new ConsoleEntry("/childcare/facilities", "移交设施", "Premises", "childcare-institution.manage"),
                new ConsoleEntry("/childcare/reports", "报表", "Reports", "childcare-occupancy.read"));
    }
}
