import type { Texts } from "@/i18n/texts";

export default {
    audit: {
        title: ["审计", "Audit trail"],
        note: ["谁在何时看了什么、做了什么，以及为什么。", "Who saw and did what, when, and why."],
        at: ["时间", "When"],
        actor: ["谁", "Who"],
        action: ["做了什么", "What"],
        target: ["对象", "On what"],
        reason: ["理由", "Why"],
        detail: ["详情", "Detail"],
        actionFilter: ["动作代码，如 person.unmasked", "Action, such as person.unmasked"],
        system: ["系统", "System"],
        on: ["只看此对象", "Only this"],
    },
    auditAction: {
        "person-unmasked": ["查看完整号码", "Saw a number in full"], "guardian-vouched": ["代监护人办理", "Acted for a guardian"],
        "person-registered": ["登记人员", "Registered a person"], "person-merged": ["合并档案", "Merged files"], "person-unmerged": ["撤销合并", "Undid a merge"],
        "person-identified": ["补充证件", "Added a number"], "person-contact-changed": ["变更联系方式", "Changed name or phone"], "person-moved-out": ["迁出", "Handed a file over"], "person-moved-in": ["迁入", "Took a file over"],
        "family-registered": ["登记家庭", "Registered a family"], "fact-recorded": ["登记事实", "Recorded facts"],
        "payee-account-changed": ["变更收款账户", "Set an account"], "payee-account-checked": ["核验收款账户", "Checked an account"],
        "payment-batch-checked": ["复核批次", "Checked a batch"], "payment-batch-released": ["放行批次", "Released a batch"], "payment-batch-answered": ["读入回单", "Read the bank's answer"],
        "payment-file-downloaded": ["下载银行文件", "Took a bank file"], "payment-line-cancelled": ["取消支付行", "Cancelled a line"], "payment-line-retried": ["重新支付", "Tried a line again"],
        "policy-proposal-created": ["提出变更", "Proposed a change"], "policy-proposal-submitted": ["提交变更", "Submitted a change"], "policy-proposal-approved": ["批准变更", "Approved a change"],
        "module-switched": ["切换模块", "Switched a module"], "org-unit-created": ["添加机构", "Made an org unit"],
        "client-registered": ["登记对接系统", "Registered a system"], "client-disabled": ["停用系统", "Shut a system out"], "client-enabled": ["恢复系统", "Let a system in"], "client-secret-renewed": ["更换密钥", "Renewed a secret"],
        "staff-invited": ["邀请工作人员", "Invited staff"], "recovery-noticed": ["发出追回通知", "Noticed a recovery"],
    },
    stuck: {
        title: ["处理失败的事件", "Events that keep failing"], note: ["由它引起的办件、支付或通知在原因排除前不会发生；系统会自行重试。", "The case, payment or notice that follows waits until the cause is mended; it is tried on by itself."], none: ["没有处理失败的事件。", "Nothing keeps failing."],
        kind: ["事件", "Event"], error: ["最近一次失败", "Failed with"], attempts: ["尝试次数", "Attempts"], since: ["发生时间", "Happened"], next: ["下次重试", "Next try"], retry: ["立即重试", "Try now"], retried: ["已安排重试", "It is tried now"],
    },
} satisfies Texts;
