import type { Texts } from "@/i18n/texts";

export default {
    session: {
        logIn: ["登录", "Log in"],
        logOut: ["退出登录", "Log out"],
        choose: ["选择工作单位", "Choose where you work"],
        chooseText: ["您在多个地区任职，请选择现在要办理的地区。", "You work in several places. Choose the one you work for now."],
        noPlace: ["您还没有被授予任何岗位，请联系管理员。", "You hold no role yet. Ask an administrator."],
        switchTenant: ["切换地区", "Switch place"],
        apiDocs: ["接口文档", "API documents"],
        welcome: ["欢迎使用", "Welcome"],
        loginText: ["使用单位账号登录。本系统处理个人信息，所有查看与办理均留痕。", "Log in with your work account. This system holds personal data; what you see and do is recorded."],
    },
    role: {
        PROVINCE_ADMIN: ["省级管理员", "Province administrator"],
        TENANT_ADMIN: ["管理员", "Administrator"],
        POLICY_OFFICER: ["政策专员", "Policy officer"],
        COUNTER_CLERK: ["窗口人员", "Counter clerk"],
        CASEWORKER: ["经办人员", "Caseworker"],
        REVIEWER: ["审核人员", "Reviewer"],
        FINANCE_OFFICER: ["财务人员", "Finance officer"],
        AUDITOR: ["审计人员", "Auditor"],
        INSTITUTION_STAFF: ["机构人员", "Institution staff"],
        INTEGRATOR: ["对接方", "Integrator"],
        CITY_APP: ["城市应用", "City app"],
        GUARDIAN: ["监护人", "Guardian"],
        SYSTEM: ["系统", "System"],
    },
    tenantLevel: {
        nation: ["全国", "Nation"],
        province: ["省级", "Province"],
        municipality: ["直辖市", "Municipality"],
        city: ["市级", "City"],
    },
} satisfies Texts;
