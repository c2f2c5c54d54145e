import type { Texts } from "@/i18n/texts";

export default {
    figures: {
        title: ["统计", "Figures"],
        note: ["每个数字都能点开背后的清单。", "Every figure opens the list behind it."],
        open: ["在办", "Open"], overdue: ["超期", "Overdue"], soon: ["七日内到期", "Due within a week"], decided: ["已决定", "Decided"],
        byState: ["办件：按状态与期限", "Cases by state, against their promise"],
        onTime: ["期限内", "On time"],
        paidByMonth: ["支付：按项目与月份", "Paid, by programme and month"],
        paidYear: ["本年已付", "Paid this year"],
        lines: ["支付笔数", "Payments"],
        state: ["状态", "State"], cases: ["件数", "Cases"],
    },
    takeUp: {
        countedAt: ["统计于 {at}", "Counted {at}"], notCounted: ["尚未统计", "Not counted yet"], notCountedText: ["每晚自动统计；也可以现在统计。", "Counted every night; you may have it counted now."], countAgain: ["重新统计", "Count again"], counting: ["已开始统计，稍后刷新。", "Counting; refresh in a while."],
        title: ["应享未享", "Not asked yet"],
        note: ["按已掌握的事实看似符合条件、但还没有办件的孩子。", "Children who seem eligible by the facts held and have no case."],
        byDistrict: ["分区县", "By district"],
        eligible: ["符合条件", "Eligible"], open: ["资料不全", "Something missing"],
        child: ["孩子", "Child"], wouldBe: ["可得", "Would be"], why: ["依据", "By"], place: ["户籍", "Registered in"],
        includeOpen: ["含资料不全的", "Also where something is missing"],
        remind: ["提醒所选家庭", "Remind the chosen families"],
        reminded: ["已提醒 {reminded} 家，{rest} 家本月已提醒过", "{reminded} reminded; {rest} had a reminder this month"],
        none: ["没有应享未享的孩子。", "Nobody is left out."],
        goOn: ["本页 {count} 个孩子中没有，继续查看下一页", "None among these {count} children; go on"],
        unknownPlace: ["未知", "Unknown"],
    },
    indicator: {
        title: ["指标", "Indicators"], note: ["口径随指标公布；人数过少的格子不显示。", "Each with its definition; cells of too few people are not shown."], refresh: ["立即取数", "Take figures now"], asked: ["已安排取数，稍后刷新可见", "They are taken soon"], none: ["这几个月还没有数据。", "No figures for these months yet."],
        numerator: ["分子：", "Numerator:"], denominator: ["分母：", "Denominator:"], of: ["对象", "Of"], hidden: ["少于阈值", "Too few"], hiddenText: ["人数过少，为保护个人信息不显示。", "Too few people to be shown."], record: ["记录", "Record"],
        units: { CASES: ["件", "Cases"], DECISIONS: ["份决定", "Decisions"], PEOPLE: ["人", "People"], FEN: ["金额", "Money"], DAYS: ["天", "Days"], BILLS: ["单", "Bills"], PLACES: ["托位", "Places"], DISTRICTS: ["区县", "Districts"] }, kinds: { STOCK: ["时点数", "As things stand"], FLOW: ["当月发生数", "In the month"] },
        recordKinds: { case: ["办件", "Case"], decision: ["决定", "Decision"], "payment-line": ["支付行", "Payment"], person: ["人员", "Person"], settlement: ["结算单", "Bill"], warning: ["预警", "Warning"], fund: ["资金", "Fund"], institution: ["机构", "Institution"] },
        slices: { local: ["本地", "Here"], elsewhere: ["异地", "Elsewhere"], person: ["个人", "Person"], household: ["家庭", "Household"], "level-1": ["一级机构", "Level 1"], "level-2": ["二级机构", "Level 2"], "level-3": ["三级机构", "Level 3"] },
    },
} satisfies Texts;
