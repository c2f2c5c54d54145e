import { call, personOf, userToken } from "./seed";

/** What the stories of the modules need: a hospital with a contract and funds in Beijing, a nursery in Jinan. */
const BEIJING = "110000";
export const HOSPITAL = "H1100000001";
export const EMPLOYER = "91110000MA0000001L";
export const NURSERY = "NURSERY-JN-001";
export const VOUCHER = "jiangxi-childcare-voucher";
const CHECKLIST = ["business_licence", "premises", "fire_safety", "health_assessment", "staff_qualifications"];
const PROGRAMMES = ["beijing-resident-insurance", "beijing-critical-illness", "beijing-medical-assistance", "beijing-child-assistance"];

export const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Somebody insured here for this year, by the counter's own enrolment. */
export async function insure(number: number, name: string): Promise<{ personId: string; number: string }> {
    const citizen = personOf("110101", number);
    const enrolment = await call<{ personId: string }>(await userToken("beijing-caseworker"), "POST", "/insurance/enrolments", {
        person: { kind: "citizen-id", number: citizen }, name, kind: "resident", insuredYear: Number(today().slice(0, 4)), paidOn: today(), individualFen: 40_000, fiscalFen: 70_000,
        coverFrom: today().slice(0, 4) + "-01-01", continuous: true,
    });
    return { personId: enrolment.personId, number: citizen };
}

export const bill = (number: string, person: string, yuan: number) => ({
    institution: HOSPITAL, number, person: { kind: "citizen-id", number: person }, kind: "inpatient", admitted: today(), discharged: today(), totalFen: yuan * 100, inScopeFen: yuan * 100,
});

export async function seedBeijing(): Promise<void> {
    const admin = await userToken("beijing-admin");
    await call(admin, "PUT", "/insurance/institutions/" + HOSPITAL, { nameZh: "北京第一医院", nameEn: "First hospital" });
    await call(admin, "PUT", `/insurance/institutions/${HOSPITAL}/terms/2020-01-01`, { level: 3, divisionCode: BEIJING, contract: "C-1" });
    await call(await userToken("beijing-caseworker"), "PUT", "/insurance/employers/" + EMPLOYER, { name: "北京晨光电子有限公司" });
    await call(admin, "PUT", "/assistance/status-kinds/dibao", { nameZh: "低保对象", nameEn: "Subsistence allowance", source: "civil-affairs" });
    await Promise.all([fund(), decree({ "beijing.critical.deductible": "30000.00", "assistance.monitoring.threshold": "5000.00" })]);
}

async function fund(): Promise<void> {
    const finance = await userToken("beijing-finance1");
    const year = Number(today().slice(0, 4));
    const there = await call<{ items: { code: string }[] }>(finance, "GET", "/funds?fiscalYear=" + year);
    if (there.items.some((one) => one.code === "BJ-INS")) return;
    const made = await call<{ id: string }>(finance, "POST", "/funds", {
        code: "BJ-INS", nameZh: "医保基金", nameEn: "Insurance fund", fiscalYear: year, funder: "city", programmes: PROGRAMMES, debtor: { name: "北京市医保中心", account: "11050161234500000001", bank: "105100000017" },
    });
    await call(finance, "POST", `/funds/${made.id}/allocations`, { amountFen: 10_000_000_00, document: "京财社〔2026〕1号" });
}

/** Values that the shipped policy leaves to the city: one officer proposes, another approves. */
async function decree(values: Record<string, string>): Promise<void> {
    const proposer = await userToken("policy1");
    const known = await Promise.all(Object.keys(values).map((key) => call<{ current: { value?: unknown } }>(proposer, "GET", "/parameters/" + key, undefined, BEIJING)));
    const missing = Object.entries(values).filter((_, index) => !known[index].current.value);
    if (!missing.length) return;
    const changes = missing.map(([key, value]) => ({ kind: "value", key, content: { value, basis: "reading" } }));
    const draft = await call<{ id: string }>(proposer, "POST", "/proposals", { title: "本市标准", reason: "年度公布", effectiveFrom: today(), changes }, BEIJING);
    await call(proposer, "POST", `/proposals/${draft.id}/checks`, undefined, BEIJING);
    await call(proposer, "POST", `/proposals/${draft.id}/submission`, { acknowledgement: "其余参数另行公布" }, BEIJING);
    await call(await userToken("policy2"), "POST", `/proposals/${draft.id}/approval`, { reason: "依据文件" }, BEIJING);
}

/** A nursery of Jinan that is there, and nothing more. */
export async function seedInstitution(code: string): Promise<string> {
    const caseworker = await userToken("jinan-caseworker");
    await call(caseworker, "PUT", "/childcare/institution-types/community", { nameZh: "社区托育", nameEn: "Community", inclusive: true });
    await call(caseworker, "PUT", "/childcare/institutions/" + code, {
        nameZh: "历下区向阳托育园", nameEn: "Sunny nursery", type: "community", operatorCreditCode: "91370100MA0000017K", operatorName: "向阳托育公司", divisionCode: "370102", address: "历下区某路 1 号",
    });
    return code;
}

/** A nursery of Jinan with places and a price, filed and published. */
export async function seedNursery(): Promise<void> {
    await seedInstitution(NURSERY);
    const caseworker = await userToken("jinan-caseworker");
    const { filed, capacities } = await call<{ filed: boolean; capacities: unknown[] }>(caseworker, "GET", "/childcare/institutions/" + NURSERY);
    if (!capacities.length) await call(caseworker, "PUT", `/childcare/institutions/${NURSERY}/capacities/toddler_12_24m/2025-01-01`, { places: 200, childrenPerCarer: 5 });
    await call(caseworker, "PUT", `/childcare/institutions/${NURSERY}/prices/full_day/2025-01-01`, { monthlyFen: 180_000 });
    if (filed) return;
    const filing = await call<{ id: string }>(caseworker, "POST", `/childcare/institutions/${NURSERY}/filings`, { submittedOn: today(), handedIn: CHECKLIST });
    await call(await userToken("jinan-reviewer"), "POST", `/childcare/filings/${filing.id}/decision`, { accepted: true });
}

/** What pictures show: a room, a child who comes, an inspection that found something. Once a run. */
export async function furnishNursery(childId: string): Promise<void> {
    const caseworker = await userToken("jinan-caseworker");
    await call(caseworker, "PUT", `/childcare/institutions/${NURSERY}/rooms/A-1/2025-01-01`, { ageGroup: "toddler_12_24m", places: 15, areaM2: 60 });
    const { items } = await call<{ items: unknown[] }>(caseworker, "GET", `/childcare/institutions/${NURSERY}/enrolments?limit=1`);
    if (!items.length) await call(caseworker, "POST", "/childcare/enrolments", { institution: NURSERY, childId, service: "full_day", ageGroup: "toddler_12_24m", validFrom: today() });
    const inspections = await call<unknown[]>(caseworker, "GET", `/childcare/institutions/${NURSERY}/inspections`);
    if (!inspections.length) {
        await call(caseworker, "POST", `/childcare/institutions/${NURSERY}/inspections`, {
            inspectedOn: today(), departments: ["卫生健康", "消防"], inspectors: ["甲", "乙"],
            findings: [{ department: "消防", severity: "major", says: "疏散通道堆放杂物" }, { department: "卫生健康", severity: "minor", says: "晨检记录缺两日" }],
        });
    }
}

/** The centre's fund of this year with money, if there is none. */
export async function seedFund(): Promise<void> {
    const finance = await userToken("jinan-finance1");
    const fiscalYear = Number(today().slice(0, 4));
    const { items } = await call<{ items: { funder: string }[] }>(finance, "GET", "/funds?fiscalYear=" + fiscalYear);
    if (items.some((one) => one.funder === "centre")) return;
    const made = await call<{ id: string }>(finance, "POST", "/funds", {
        code: "JN-CENTRE", nameZh: "中央育儿补贴资金", nameEn: "The centre's childcare money", fiscalYear, funder: "centre", programmes: ["cn-childcare-subsidy"], debtor: { name: "济南市财政局", account: "37050161234500000009", bank: "105451000001" },
    });
    await call(finance, "POST", `/funds/${made.id}/allocations`, { amountFen: 5_000_000_00, document: "济财社〔2026〕3号" });
}

/** Vouchers by the one programme of them that ships, tried in Jinan. */
export async function seedVouchers(): Promise<void> {
    const proposer = await userToken("jinan-policy1");
    const programmes = await call<{ code: string }[]>(proposer, "GET", "/programmes");
    if (programmes.some((one) => one.code === VOUCHER)) return;
    const draft = await call<{ id: string }>(proposer, "POST", "/packs/jiangxi/proposals", { reason: "试行托育券" });
    await call(proposer, "POST", `/proposals/${draft.id}/checks`);
    await call(proposer, "POST", `/proposals/${draft.id}/submission`, { acknowledgement: "在本市试行" });
    await call(await userToken("jinan-policy2"), "POST", `/proposals/${draft.id}/approval`, { reason: "同意试行" });
}
