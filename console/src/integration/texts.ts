import type { Texts } from "@/i18n/texts";

export default {
    integration: {
        title: ["对接文档", "For integrators"],
        note: ["由接口规范直接生成，与运行中的平台一致。", "Rendered from the API documents of the platform that runs."],
        platform: ["平台", "Platform"], policy: ["政策", "Policy"], people: ["人员", "People"], cases: ["办件", "Cases"], payments: ["支付", "Payments"], insurance: ["生育保险", "Insurance"], assistance: ["医疗救助", "Assistance"], childcare: ["普惠托育", "Childcare"],
        download: ["下载规范", "Download the document"],
        permission: ["所需权限", "Permission"],
        parameters: ["参数", "Parameters"], body: ["请求内容", "Request body"], answers: ["应答", "Answers"],
        begin: ["开始对接", "To begin"],
        step1: ["请管理员在“对接系统”中登记您的系统，取得客户端编号和密钥。", "Ask an administrator to register your system; you get a client id and a secret."],
        step2: ["用密钥换取令牌（OAuth 2.0 客户端凭证），随请求发送 Authorization: Bearer。", "Trade them for a token (OAuth 2.0 client credentials) and send it as Authorization: Bearer."],
        step3: ["写操作带 Idempotency-Key：同键重发只生效一次。", "Send an Idempotency-Key with writes: the same key again has no second effect."],
        step4: ["错误一律为 RFC 9457 problem：看 code 与 errors[].field。", "Errors are RFC 9457 problems: look at code and errors[].field."],
        clients: ["Java 与 TypeScript 客户端由同一规范生成，见代码仓库 clients/。", "Clients in Java and TypeScript are generated from the same documents; see clients/ in the repository."],
        search: ["查找接口", "Find an operation"],
        required: ["必填", "required"],
        back: ["返回", "Back"],
    },
} satisfies Texts;
