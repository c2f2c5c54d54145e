import type { Texts } from "@/i18n/texts";

export default {
    warningBasis: { stay: ["单次住院", "One stay"], year: ["全年累计", "Whole year"] },
    warningOutcome: { "status-granted": ["已认定身份", "Status granted"], "aid-case": ["转救助办件", "Aid case"], referred: ["转其他部门", "Referred"], closed: ["关闭", "Closed"] },
    warning: {
        title: ["监测预警", "Warnings"], note: ["个人负担超过监测线的人，在其求助之前发现。", "People whose own cost passed the threshold, found before they ask."],
        views: { open: ["待处理", "Open"], all: ["全部", "All"] }, none: ["没有预警。", "No warning."], noneOpen: ["没有待处理的预警。", "No open warning."],
        person: ["对象", "About"], openPerson: ["参保与结算", "Insurance file"], openFile: ["家庭档案", "Family file"], basis: ["口径", "Basis"], bill: ["结算单{number}", "Bill {number}"],
        ownCost: ["范围内自付", "Own cost"], threshold: ["监测线", "Threshold"], over: ["超出", "Over"], raised: ["预警时间", "Raised"], outcome: ["处理结果", "Outcome"],
        close: ["处理", "Settle it"], closeText: ["自付 {own}，监测线 {threshold}。请选择处理结果并写明情况。", "Own cost {own}, threshold {threshold}. Say what became of it, and why."], closedNow: ["已处理", "Done"],
        named: { status: ["认定的身份代码", "Code of the status"], programme: ["救助项目代码", "Code of the programme"], body: ["转交部门，如 civil-affairs", "To whom, such as civil-affairs"] },
    },
    eligible: {
        title: ["应救未救", "Entitled, not received"], note: ["持有救助身份、按已掌握的事实符合条件而尚未享受的人员。", "Holders of a status who are entitled by the facts held and have not received it."], programme: ["救助项目", "Programme"],
        wouldBe: ["可得", "Would be"], none: ["没有应救未救的人员。", "Nobody is left out."], goOn: ["这一批没有，继续查看下一页", "None in this part; go on"],
    },
    status: {
        title: ["救助对象", "Assisted people"], note: ["身份由主管部门认定；持有身份即在结算时直接救助，无需申请。", "Bodies say who holds a status; the settlement itself assists them."], kinds: ["身份类别", "Kinds"], kind: ["身份类别", "Kind of status"], noKinds: ["还没有身份类别。", "No kind yet."],
        holders: ["持有人", "Holders"], nobody: ["没有人持有此身份。", "Nobody holds it."], holds: ["有效期", "In force"], source: ["认定部门", "By whose word"], reference: ["文件或名单编号", "Document or list"],
        record: ["登记一人", "Record one"], import: ["导入名单", "Import a list"], importText: ["UTF-8 的 CSV，首行为列名：kind, number, name, status, from, to。有一行错误则全部不导入，并指出所有错误行。", "CSV in UTF-8 with columns kind, number, name, status, from, to. One wrong row and nothing is imported; all wrong rows are named."],
        file: ["选择名单文件", "Choose the list"], imported: ["共 {rows} 行，其中 {changed} 行为新增或变更。", "{rows} rows, {changed} of them new or changed."],
    },
} satisfies Texts;
