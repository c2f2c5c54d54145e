import type { Texts } from "@/i18n/texts";

export default {
    notice: {
        templates: ["通知模板", "Notice templates"], note: ["本地的措辞替代平台的措辞；已发出的通知不变。", "Your words replace the platform's; what was sent stays as it was."], own: ["本地", "Own"], may: ["可用的变量：", "It may use:"], languages: { Zh: ["中文", "Chinese"], En: ["英文", "English"] },
        subject: ["标题", "Subject"], body: ["正文", "Body"], preview: ["效果", "As it will read"], unknown: ["没有这些变量：", "There is no such variable:"], choose: ["选择左侧的一种通知。", "Choose a notice."],
        variables: { child: ["孩子姓名", "child"], amount: ["金额", "amount"], programme: ["项目", "programme"], city: ["城市", "city"], due: ["期限", "due day"], reasons: ["理由", "reasons"] },
    },
} satisfies Texts;
