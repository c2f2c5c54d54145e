import type { Texts } from "@/i18n/texts";

export default {
    layer: { basic: ["基本医保", "Basic insurance"], maternity: ["生育保险", "Maternity insurance"], critical: ["大病保险", "Critical illness"], assistance: ["医疗救助", "Medical assistance"], supplement: ["补充保障", "Supplement"], patient: ["个人负担", "Patient"], undecided: ["尚未确定", "Not decided"] },
    billKind: { delivery: ["分娩", "Delivery"], prenatal: ["产前检查", "Prenatal care"], assisted_reproduction: ["辅助生殖", "Assisted reproduction"], inpatient: ["住院", "Inpatient"], outpatient: ["门诊", "Outpatient"], year: ["年度", "Year"] },
    settlementState: { settled: ["已结算", "Settled"], recorded: ["已登记未结算", "Recorded, not settled"], reversed: ["已冲正", "Taken back"] },
    settlementCause: { bill: ["账单", "Bill"], reversal: ["冲正", "Reversal"], "earlier-bill": ["前序账单变动", "An earlier bill changed"] },
    enrolmentKind: { employee: ["职工", "Employee"], flexible: ["灵活就业", "Flexibly employed"], migrant: ["农民工", "Migrant worker"], platform: ["新就业形态", "Platform worker"], resident: ["居民", "Resident"], newborn: ["新生儿", "Newborn"] },
    itemKind: { drug: ["药品", "Drug"], service: ["诊疗项目", "Service"], supply: ["耗材", "Supply"] },
    counterOf: { stays: ["住院次数", "Stays"], base: ["累计费用", "Cost so far"], paid: ["已支付", "Paid so far"], times: ["次数", "Times"] },
    insured: {
        title: ["参保人", "Insured people"], one: ["参保人", "Insured person"], openOne: ["参保档案", "Insurance file"],
        note: ["查参保、结算与年度累计。", "Cover, settlements and what a year has used."], oneNote: ["参保、结算与年度累计", "Cover, settlements and the year's counters"], file: ["家庭档案", "Family file"],
        enrol: ["参保登记", "Enrol"], enrolled: ["已登记参保", "Enrolled"], enrolments: ["参保记录", "Enrolments"], noEnrolments: ["没有参保记录。", "Not enrolled."],
        number: ["证件号码", "Document number"], kind: ["参保类别", "Kind"], year: ["参保年度", "Insured year"], paidOn: ["缴费日期", "Paid on"], individual: ["个人缴费", "Own share"], fiscal: ["财政补助", "Public share"],
        employer: ["用人单位信用代码", "Employer's credit code"], guardian: ["监护人证件", "Guardian's document"], guardianName: ["监护人姓名", "Guardian's name"],
        cover: ["待遇期", "Cover"], coverFrom: ["待遇开始日（不填则按规则推算）", "Cover from (by the rules if empty)"], continuous: ["连续参保，中间无中断", "Insured without a break"], waiting: ["等待期 {months} 个月", "{months} months of waiting"], basis: ["如何认定", "How it was found"], end: ["停保", "End cover"], lastDay: ["最后一天", "Last day"],
        counters: ["年度累计", "Used by year"], noCounters: ["本年尚无结算。", "Nothing settled yet."], prenatal: ["产前登记", "Prenatal registrations"], noPrenatal: ["没有产前登记。", "None."], expected: ["预产期", "Expected"], ended: ["已结束 {day}", "Ended {day}"],
        filings: ["异地就医备案", "Filings for other cities"], noFilings: ["没有异地备案。", "None."],
    },
    uncovered: {
        title: ["未参保人员", "Not covered"], note: ["在本市建档、所选日期没有任何参保记录覆盖的人员。", "People on file here whom no enrolment covers on the day."], day: ["日期", "Day"],
        before: ["此前参保", "Before"], until: ["保障截至", "Covered until"], never: ["从未参保", "Never enrolled"], none: ["所有建档人员均已参保。", "Everybody on file is covered."], goOn: ["这一批均已参保，继续查看下一页", "Everybody in this part is covered; go on"],
    },
    settlement: {
        title: ["结算记录", "Settlements"], one: ["结算单", "Bill"], none: ["没有结算记录。", "Nothing was settled."], openBill: ["结算单", "Open the bill"], allOfPerson: ["此人全部结算", "All of this person"],
        kind: ["类别", "Kind"], admitted: ["入院（就诊）日", "Admitted"], discharged: ["出院日", "Discharged"], version: ["版本", "Version"], decidedAt: ["结算时间", "Settled at"], total: ["费用总额", "Total"], inScope: ["政策范围内", "In scope"], unlisted: ["目录中没有的项目，不计入政策范围：{codes}", "In no catalogue, so not in scope: {codes}"], layers: ["各层支付", "Layers pay"],
        whoPays: ["谁付多少", "Who pays what"], payer: ["支付方", "Payer"], share: ["占比", "Share"], base: ["计算基数", "Base"], deductible: ["起付线", "Deductible"], slice: ["分段支付", "Slice"], cap: ["封顶线", "Cap"], capUsed: ["已用 {amount}", "{amount} used"], uncapped: ["封顶前", "Before the cap"],
        values: ["所依据的政策参数（{count}）", "Policy values behind it ({count})"], value: ["参数", "Value"], holds: ["有效期", "In force"], cited: ["依据", "Cited"], part: ["{from} 至 {to}，费用 {total}", "{from} to {to}, {total}"], trace: ["完整计算过程", "The whole calculation"],
        reverse: ["冲正", "Take back"], reverseText: ["此人之后的账单会按次序重新结算。请核对证件号码并写明理由。", "Later bills of the person are settled again in their order. Give the document number and say why."], reversed: ["已冲正", "Taken back"], reversalMade: ["冲正产生的结算", "What this made"],
        person: ["就诊人证件", "Patient's document"], institution: ["机构编码", "Institution's code"], number: ["账单号", "Bill number"], children: ["活产数", "Born alive"],
        preview: ["预结算", "Preview a bill"], previewNote: ["试算各层支付，不产生任何效果。", "Who would pay what, without effect."], previewHint: ["填好左侧后，这里显示各层支付。", "Fill in the bill and see who pays."], claimed: ["家庭先行垫付，手工报销", "The family paid first and claims it"], settleNow: ["正式结算", "Settle it"], settledNow: ["已结算", "Settled"],
        receivables: ["先诊疗后付费应收", "Receivables"], receivablesNote: ["负数更正先前的一笔。", "A negative one corrects an earlier one."], noReceivables: ["没有应收。", "Nothing is owed."], booked: ["入账时间", "Booked"],
    },
    hospital: {
        title: ["定点医疗机构", "Designated institutions"], none: ["还没有登记定点机构。", "None registered yet."], new: ["登记机构", "Register one"], code: ["编码", "Code"], level: ["等级", "Level"], levels: { 0: ["社区", "Community"], 1: ["一级", "Level 1"], 2: ["二级", "Level 2"], 3: ["三级", "Level 3"] },
        place: ["所在区划", "Where"], contract: ["协议编号", "Contract"], noContract: ["没有协议", "No contract"], system: ["对接系统", "Its system"], from: ["生效日期", "From"], termNote: ["等级、区划与协议自生效日起执行，之前的记录止于前一天。", "Level, place and contract hold from that day; what held before ends the day before."],
    },
    employer: {
        title: ["用人单位", "Employers"], note: ["生育津贴按单位上年度职工月平均工资计发。", "The allowance is reckoned from last year's average wage."], none: ["还没有登记用人单位。", "None registered yet."], new: ["登记单位", "Register one"], creditCode: ["统一社会信用代码", "Credit code"],
        wage: ["月平均工资", "Average monthly wage"], noWage: ["未申报", "Not declared"], headcount: ["职工人数", "Employees"], declare: ["申报工资", "Declare wages"], year: ["年度", "Year"],
    },
    breach: { "not-insured": ["未参加生育保险", "Not insured"], "leave-refused": ["未给予产假", "Leave refused"], "allowance-withheld": ["未足额发放津贴", "Allowance withheld"], "wages-reduced": ["降低工资", "Wages reduced"], dismissed: ["解除劳动合同", "Dismissed"], "nursing-time-refused": ["未给予哺乳时间", "Nursing time refused"] },
    conduct: {
        title: ["和谐劳动关系评价指标", "For the evaluation of labour relations"], leave: { yes: ["产假与待遇落实", "Leave and pay are granted"], no: ["有未整改的问题", "Breaches are open"], unknown: ["本年度未检查", "Not inspected in the year"] }, sums: ["检查 {inspections} 次，发现问题 {breaches} 项，未整改 {open} 项", "{inspections} inspections, {breaches} breaches, {open} open"],
        wages: ["年度工资已申报", "Wages of the year declared"], noWages: ["年度工资未申报", "Wages of the year not declared"], questions: ["{count} 项工资待申报", "{count} wages asked for"], inspections: ["女职工生育待遇检查", "Inspections of maternity treatment"], record: ["登记检查", "Record an inspection"], recordText: ["发现问题须写明整改期限；不记录职工姓名。", "With a breach there is a deadline; nobody is named."], none: ["还没有检查记录。", "None yet."],
        authority: ["检查部门", "Who inspected"], breaches: ["发现的问题", "Breaches"], noBreach: ["未发现问题", "Nothing found"], mendBy: ["整改期限", "To be mended by"], mended: ["已整改", "Mended"], clean: ["未发现问题", "Nothing found"], open: ["待整改的用人单位", "Employers with open breaches"], noneOpen: ["没有待整改的用人单位。", "Nothing is open."],
    },
    clearing: { title: ["异地清算", "Clearing"], note: ["城市之间互相垫付的金额。", "What cities owe each other."], payable: ["应付外地", "We owe"], receivable: ["应收外地", "They owe us"], city: ["对方城市", "Other city"], fund: ["基金支付", "Fund's part"], none: ["没有清算记录。", "Nothing to clear."] },
    items: {
        title: ["药品诊疗目录", "Catalogue of drugs and items"], note: ["目录按版本执行，版本一经导入不再改变。", "By versions; one that is there never changes."], none: ["还没有导入目录。", "No catalogue yet."], version: ["目录代码", "Catalogue"], document: ["依据文件", "Document"], count: ["项目数", "Items"], inherited: ["省级目录", "From the province"],
        selfPay: ["先行自付", "Paid first"], outOfScope: ["范围外", "Out of scope"], ceiling: ["限价", "Ceiling"], import: ["导入版本", "Import a version"], importText: ["CSV 或 .xlsx，首行为列名：code, name, kind, self_pay, ceiling。有一行错误则全部不导入。", "CSV or .xlsx with columns code, name, kind, self_pay, ceiling. One wrong row and nothing is imported."], file: ["选择文件", "Choose the file"],
    },
} satisfies Texts;
