import type { Texts } from "@/i18n/texts";

export default {
    integration: {
        title: ["对接中心", "For integrators"],
        parts: { documents: ["接口文档", "API documents"], downloads: ["客户端下载", "Downloads"], sandbox: ["沙箱", "Sandbox"], calls: ["最近调用", "Recent calls"] },
        javaClient: ["Java 客户端", "Java client"], javaText: ["由接口规范生成，含令牌、幂等键与问题解析。", "Generated from the documents, with tokens, idempotency keys and problems."], javaNeeds: ["另需：", "Needs besides:"],
        typescriptClient: ["TypeScript 客户端", "TypeScript client"], typescriptText: ["控制台自身所用的同一客户端，无运行时依赖。", "The one this console uses; it has no dependencies."], documents: ["接口规范（OpenAPI 3.1）", "API documents (OpenAPI 3.1)"],
        noSandbox: ["本省还没有对接沙箱。沙箱沿用本省政策，数据全部虚拟，不计入统计。", "This province has no sandbox yet. It inherits the province's policy; nothing in it is real or counted."], askProvince: ["对接沙箱由省级管理员建立和管理，请向其索取账号。", "The sandbox is kept by the province's administrator; ask there for credentials."], build: ["建立沙箱", "Make the sandbox"], built: ["沙箱正在开通", "The sandbox is being made"], sandboxZh: ["{of}对接沙箱", "{of} sandbox"], sandboxEn: ["{of} sandbox", "{of} sandbox"],
        nothingReal: ["其中没有真实的人和钱。", "Nobody and no money in it is real."], credentials: ["沙箱凭证", "Credentials"], issue: ["发放凭证", "Issue credentials"], noCredentials: ["还没有发放凭证。", "None issued yet."], copy: ["复制", "Copy"], copied: ["已复制", "Copied"], kept: ["已保存好", "I have kept it"],
        families: ["虚拟家庭", "Synthetic families"], howMany: ["数量", "How many"], fill: ["生成家庭", "Make families"], filled: ["已生成", "Made"], familiesText: ["生成后在此列出证件号，可直接用于调用；号码格式正确但不属于任何人。", "Their numbers are listed here to call by: well formed, and nobody's."], saveFamilies: ["保存为 CSV", "Save as CSV"],
        child: ["孩子", "Child"], certificate: ["出生证号", "Birth certificate"], born: ["出生日期", "Born"], mother: ["母亲", "Mother"], motherNumber: ["母亲身份证号", "Mother's number"],
        calls: ["最近调用", "Recent calls"], when: ["时间", "When"], call: ["调用", "Call"], answer: ["应答", "Answer"], took: ["耗时", "Took"], onlyProblems: ["只看出错的", "Problems only"], place: ["所属地区", "Tenant"], noCalls: ["最近七天没有调用。", "No call in the last seven days."], noProblems: ["最近没有出错的调用。", "No problem lately."], noClients: ["没有登记的系统", "No system registered"], callsNote: ["只记录接口与结果，不含地址参数、证件号和报文；每个系统保留最近 1000 次，最长七天。", "Operations and answers only: no addresses, numbers or bodies. The latest 1,000 of each system, seven days at most."],
        note: ["由接口规范直接生成，与运行中的平台一致。", "Rendered from the API documents of the platform that runs."],
        platform: ["平台", "Platform"], policy: ["政策", "Policy"], people: ["人员", "People"], cases: ["办件", "Cases"], payments: ["支付", "Payments"], insurance: ["生育保险", "Insurance"], assistance: ["医疗救助", "Assistance"], childcare: ["普惠托育", "Childcare"],
        permission: ["所需权限", "Permission"],
        parameters: ["参数", "Parameters"], body: ["请求内容", "Request body"], answers: ["应答", "Answers"],
        begin: ["开始对接", "To begin"],
        step1: ["请管理员在“对接系统”中登记您的系统，取得客户端编号和密钥。", "Ask an administrator to register your system; you get a client id and a secret."],
        step2: ["用密钥换取令牌（OAuth 2.0 客户端凭证），随请求发送 Authorization: Bearer。", "Trade them for a token (OAuth 2.0 client credentials) and send it as Authorization: Bearer."],
        step3: ["写操作带 Idempotency-Key：同键重发只生效一次。", "Send an Idempotency-Key with writes: the same key again has no second effect."],
        step4: ["错误一律为 RFC 9457 problem：看 code 与 errors[].field。", "Errors are RFC 9457 problems: look at code and errors[].field."],
        search: ["查找接口", "Find an operation"],
        required: ["必填", "required"],
        back: ["返回", "Back"],
    },
} satisfies Texts;
