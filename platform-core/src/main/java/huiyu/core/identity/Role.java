package huiyu.core.identity;

/** The roles a province or city gives out (岗位). What a role may do is listed by core and by each module. */
public enum Role {
    /** 省级管理员: makes cities, publishes provincial policy. */
    PROVINCE_ADMIN,
    /** 租户管理员: staff, org units and modules of one tenant. */
    TENANT_ADMIN,
    /** 政策专员: proposes and approves parameters and programmes. */
    POLICY_OFFICER,
    /** 窗口人员: takes applications for families at the counter. */
    COUNTER_CLERK,
    /** 经办人员: works the cases. */
    CASEWORKER,
    /** 审核人员: decides at a review level. */
    REVIEWER,
    /** 财务人员: funds, batches, releases. */
    FINANCE_OFFICER,
    /** 审计人员: reads everything, changes nothing. */
    AUDITOR,
    /** 机构人员: works for one institution and sees and writes its data only. */
    INSTITUTION_STAFF,
    /** 系统对接方: a hospital, bureau or bank, by client credentials. */
    INTEGRATOR,
    /** 城市应用: a city's app, which vouches for guardians and may do nothing on its own. */
    CITY_APP,
    /** 监护人: a citizen vouched for by a city app. */
    GUARDIAN,
    /** The platform itself, acting on events and schedules; nobody logs in as it. */
    SYSTEM
}
