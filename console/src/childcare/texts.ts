import type { Texts } from "@/i18n/texts";

export default {
    service: { full_day: ["全日托", "Full day"], half_day: ["半日托", "Half day"], hourly: ["计时托", "Hourly"], early: ["提前接收", "Early"], late: ["延时", "Late"], holiday: ["假日", "Holiday"] },
    ageGroup: { infant_6_12m: ["乳儿班（6–12 个月）", "Infants, 6–12 months"], toddler_12_24m: ["托小班（12–24 个月）", "Toddlers, 12–24 months"], older_24_36m: ["托大班（24–36 个月）", "Older, 24–36 months"], mixed_18m_plus: ["混合班（18 个月以上）", "Mixed, 18 months and over"] },
    position: { principal: ["负责人", "Principal"], carer: ["保育人员", "Carer"], health: ["保健人员", "Health"], security: ["安保", "Security"], other: ["其他", "Other"] },
    expired: { qualification: ["资格已过期", "Qualification expired"], "health-check": ["体检已过期", "Health check expired"], training: ["培训已过期", "Training expired"] },
    filingStatus: { received: ["待办理", "Received"], filed: ["已备案", "Filed"], refused: ["未通过", "Refused"] },
    checklist: { business_licence: ["营业执照或登记证书", "Licence"], premises: ["场地证明", "Premises"], fire_safety: ["消防安全合格", "Fire safety"], health_assessment: ["卫生评价报告", "Health assessment"], staff_qualifications: ["人员资格证明", "Staff qualifications"] },
    voucherStatus: { issued: ["可使用", "Valid"], used: ["已用完", "Used up"], void: ["已作废", "Void"] },
    voucherUse: { once: ["一次使用", "One use"], drawn_down: ["可分次使用", "Drawn down"] },
    nursery: {
        title: ["托育机构", "Childcare institutions"], one: ["机构", "Institution"], totals: ["托位 {places} 个，在托 {children} 人", "{places} places, {children} children"], none: ["还没有登记托育机构。", "None registered yet."], new: ["登记机构", "Register one"], code: ["机构编码", "Institution's code"],
        type: ["类型", "Type"], place: ["所在区划", "Where"], filing: ["备案", "Filing"], filed: ["已备案", "Filed"], notFiled: ["未备案", "Not filed"], occupancy: ["在托 / 托位", "Children / places"], operator: ["举办单位", "Operator"], address: ["地址", "Address"],
        noTypes: ["还没有机构类型。", "There is no type of institution yet."], addType: ["添加“社区托育”", "Add “Community childcare”"], firstTypeZh: ["社区托育", "Community childcare"], firstTypeEn: ["Community childcare", "Community childcare"],
        places: ["托位", "Places"], noPlaces: ["没有托位", "No places"], setPlaces: ["设定托位", "Set places"], setPrice: ["设定收费", "Set a price"], offerNote: ["自生效日起执行，之前的记录止于前一天。", "Holds from that day; what held before ends the day before."], perCarer: ["每名保育员最多", "Per carer at most"], ageGroup: ["班型", "Age group"], holds: ["有效期", "In force"],
        prices: ["收费标准", "Prices"], noPrices: ["还没有公示收费。", "No price yet."], service: ["服务", "Service"], monthly: ["每月", "A month"], guide: ["指导价", "Guide price"], noGuide: ["未设指导价", "None set"], within: ["以内", "kept"], above: ["超出", "exceeded"],
        children: ["在托儿童", "Children enrolled"], noChildren: ["没有在托儿童。", "No child is enrolled."], child: ["儿童", "Child"], enrol: ["登记收托", "Enrol a child"], enrolled: ["已登记收托", "Enrolled"], end: ["结束收托", "End"], whichChild: ["选择儿童", "Which child"],
        staff: ["从业人员", "Staff"], noStaff: ["还没有登记从业人员。", "Nobody yet."], position: ["岗位", "Position"], qualification: ["资格", "Qualification"], qualifiedUntil: ["资格有效期至", "Qualified until"], healthChecked: ["体检日期", "Health check"],
    },
    filing: { title: ["备案", "Filings"], none: ["没有备案记录。", "None."], submit: ["提交备案", "Submit a filing"], submitted: ["已提交", "Submitted"], accept: ["同意并公示", "Accept and publish"], refuse: ["不予备案", "Refuse"], missing: ["缺少", "Missing"], answerBy: ["应于 {day} 前答复", "Answer due {day}"], published: ["{day} 公示", "Published {day}"] },
    attendance: {
        title: ["出勤导入", "Attendance"], note: ["最多 20 万行；错误行逐行列出，正确行照常入库。重复导入不产生影响。", "Up to 200,000 rows. Wrong rows are listed, right ones recorded; a row sent again changes nothing."], choose: ["选择 .xlsx 文件", "Choose an .xlsx file"], dryRun: ["只检查，不入库", "Check only"], wasDryRun: ["只检查，未入库", "Checked only, nothing recorded"],
        empty: ["选择一份出勤表。首行为列名：institution, child, day, present。", "Choose a sheet with columns institution, child, day, present."], states: { running: ["处理中", "Running"], done: ["已完成", "Done"], failed: ["失败", "Failed"] }, sums: ["已处理 {read} / {total} 行，正确 {good} 行，错误 {bad} 行", "{read} of {total} rows: {good} right, {bad} wrong"], errors: ["错误行", "Wrong rows"], row: ["行", "Row"], field: ["列", "Column"], wrong: ["问题", "What is wrong"],
    },
    voucher: {
        title: ["托育券", "Vouchers"], note: ["每张券只核销一次；二维码可离线验真。", "A voucher pays once; its code can be checked without a connection."], parts: { redeem: ["核销", "Redeem"], issue: ["发放", "Issue"], find: ["查询与管理", "Look up"] },
        token: ["券码", "Token"], scan: ["扫描或粘贴券码", "Scan or paste the token"], fee: ["费用", "Fee"], redeem: ["核销", "Redeem"], redeemed: ["已核销", "Redeemed"], redeemHint: ["核销后这里显示券支付与家庭支付。", "What it paid shows here."], familyPays: ["家庭支付", "The family pays"], left: ["券内剩余", "Left on it"],
        id: ["券编号", "Voucher's number"], idHint: ["完整编号", "In full"], qr: ["托育券二维码", "The voucher's QR code"], saveQr: ["下载二维码", "Save the code"], validity: ["有效期", "Valid"], use: ["使用方式", "Use"], services: ["适用服务", "Services"], extend: ["延长有效期", "Extend"],
        replace: ["换发", "Replace"], replaceText: ["旧券作废，换发剩余金额的新券。", "The old one becomes void; a new one is worth what is left."], void: ["作废", "Void"], voidText: ["作废后不可恢复，剩余金额退回预算。", "It cannot be undone; what is left returns to the budget."],
        budget: ["预算", "Budget"], issue: ["发放", "Issue"], issued: ["已发放", "Issued"], refused: ["未发放：", "None:"], chosen: ["已选儿童 {count} 名", "{count} children chosen"], settle: ["结算托育券", "Settle vouchers"], settled: ["已结算", "Settled"], settledText: ["核销 {uses} 笔，应付机构 {amount}", "{uses} uses, {amount} to the institution"],
    },
    draw: {
        title: ["双随机抽查", "Inspection draws"], note: ["按公开种子抽取机构与检查人员，任何人都可复算。", "Institutions and inspectors by a published seed; anybody can draw again."], another: ["再抽一次", "Another draw"], verified: ["复算一致", "Drawn again, it comes out the same"], notVerified: ["复算不一致", "Drawn again, it differs"], seed: ["公开种子", "Published seed"], seedHint: ["如公告日的开奖号码", "Such as an announced lottery's numbers"], from: ["名册 {count} 家", "{count} on the roster"],
        nobody: ["没有抽中机构。", "None was drawn."], class: ["等级", "Class"], unclassed: ["未定级", "none"], inspectors: ["检查人员", "Inspectors"], rate: ["{class}：抽取比例（%）", "Share of class {class} (%)"], ownRates: ["不按本市等级抽查比例，另定比例", "Other rates than the city's by class"], inspectorsList: ["检查人员名单（每行一人）", "Inspectors, one a line"], each: ["每家检查人数", "Inspectors each"], now: ["抽取", "Draw"], done: ["已抽取", "Drawn"], classify: ["风险信用等级", "Risk and credit class"],
    },
} satisfies Texts;
