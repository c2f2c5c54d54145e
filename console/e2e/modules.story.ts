import { beforeAll, describe, expect, it } from "vitest";
import { ADDRESS } from "./browser";
import { bill, EMPLOYER, HOSPITAL, insure, NURSERY, seedBeijing, seedNursery, seedVouchers, today } from "./cities";
import { field, seating } from "./seats";
import { call, called, certificate, personOf, reportBirth, seedCity, serial, userToken, type Reported } from "./seed";

/** Insurance, assistance and childcare as their people use them, against the platform that really runs. */
let jinan: Reported[];
const take = seating();

beforeAll(async () => {
    [jinan] = await Promise.all([seedCity("370100", "370102"), seedBeijing(), seedNursery()]);
});

describe("insurance", () => {
    it("enrols a person, previews a bill layer by layer, settles it and takes it back", async () => {
        const seat = await take("beijing-caseworker");
        const { page } = seat;
        const number = personOf("110101", 31);
        await page.goto(ADDRESS + "/insurance/people");
        await page.getByTestId("enrol").click();
        await field(seat, "person-number").fill(number);
        await field(seat, "enrol-name").fill("赵立夏");
        await field(seat, "individual").fill("400");
        await field(seat, "fiscal").fill("700");
        await field(seat, "cover-from").fill(today().slice(0, 4) + "-01-01");
        await page.keyboard.press("Enter");
        await page.getByTestId("give-form").click();
        await page.getByTestId("enrolments").waitFor();
        await expect.poll(() => page.getByTestId("enrolments").innerText()).toContain(today().slice(0, 4));
        await expect.poll(() => page.locator("h1").innerText()).toBe("赵立夏");

        await page.goto(ADDRESS + "/insurance/preview");
        await field(seat, "bill-institution").fill(HOSPITAL);
        await field(seat, "bill-number").fill("STORY-" + serial(1));
        await field(seat, "person-number").fill(number);
        await field(seat, "bill-total").fill("20000");
        await field(seat, "bill-scope").fill("18000");
        await page.getByTestId("preview").click();
        await page.getByTestId("previewed").waitFor();
        expect(await page.getByTestId("shares").innerText()).toContain("基本医保");
        expect(await page.getByTestId("layer").first().innerText()).toContain("起付线");
        await page.getByTestId("settle").click();
        await page.getByTestId("settled").click();
        await page.getByTestId("settlement-strip").waitFor();
        expect(await page.getByTestId("settlement-strip").innerText()).toContain("已结算");

        await page.getByTestId("reverse").click();
        await field(seat, "person-number").fill(number);
        await field(seat, "reason").fill("重复收费");
        await page.getByTestId("give-reason").click();
        await page.getByTestId("reversal").waitFor();
        expect(await page.getByTestId("reversal").innerText()).toContain("已冲正");
    });

    it("records what an inspection of an employer found, and that it was mended", async () => {
        const seat = await take("beijing-caseworker");
        const { page } = seat;
        const says = "产假不足九十八天 " + serial(6);
        await page.goto(`${ADDRESS}/insurance/employers/${EMPLOYER}`);
        await page.getByTestId("inspect-employer").click();
        await field(seat, "authority").fill("市劳动监察支队");
        await page.getByTestId("breaches").click();
        await page.locator(".el-select-dropdown__item:visible").filter({ hasText: "未给予产假" }).click();
        await field(seat, "employer-says").fill(says);
        await page.locator(".el-dialog .el-date-editor input").last().fill(today());
        await page.keyboard.press("Tab");
        await page.getByTestId("give-form").click();
        const row = page.getByTestId("employer-inspections").locator("li").filter({ hasText: says });
        await row.getByTestId("mend-employer").waitFor();
        await expect.poll(() => page.getByTestId("conduct").innerText()).toContain("有未整改的问题");
        await page.goto(ADDRESS + "/insurance/employers");
        await page.locator("main").getByText("未给予产假").first().waitFor();
        await page.goBack();
        await row.getByTestId("mend-employer").click();
        await field(seat, "reason").fill("已补足产假");
        await page.getByTestId("give-reason").click();
        await expect.poll(() => row.innerText()).toContain("已补足产假");
        await expect.poll(() => page.getByTestId("conduct").innerText()).toContain("产假与待遇落实");
    });

    it("registers a hospital with its contract; whoever may only look is offered nothing to change", async () => {
        const admin = await take("beijing-admin");
        await admin.page.goto(ADDRESS + "/insurance/institutions");
        await admin.page.getByTestId("new-hospital").click();
        const code = "H1" + serial(0);
        await field(admin, "hospital-code").fill(code);
        await field(admin, "hospital-zh").fill("北京第二医院");
        await field(admin, "hospital-en").fill("Second hospital");
        await field(admin, "hospital-contract").fill("C-2");
        await admin.page.getByTestId("give-form").click();
        await expect.poll(() => admin.page.locator("main tbody").innerText()).toContain(code);

        const finance = await take("beijing-finance1");
        await finance.page.goto(ADDRESS + "/insurance/institutions");
        await expect.poll(() => finance.page.locator("main tbody").innerText()).toContain(code);
        expect(await finance.page.getByTestId("new-hospital").count()).toBe(0);
        await finance.page.goto(ADDRESS + "/insurance/preview");
        await finance.page.locator("[data-state=forbidden]").waitFor();
    });
});

describe("assistance", () => {
    it("imports a list of statuses whole or not at all, and names every wrong row", async () => {
        const seat = await take("beijing-caseworker");
        const { page } = seat;
        await page.goto(ADDRESS + "/assistance/statuses");
        const send = async (rows: string[]) => {
            await page.getByTestId("import-statuses").click();
            await field(seat, "reference").fill("京民发〔2026〕1号");
            await page.locator("input[data-test=file]").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(["kind,number,name,status,from,to", ...rows].join("\n")) });
            await page.getByTestId("give-form").click();
        };
        await send([`citizen-id,${personOf("110101", 32)},王立春,dibao,${today()},`, `citizen-id,110101199101010000,李小暑,no-such-status,${today()},`]);
        await page.locator("[role=alert]").first().waitFor();
        await page.keyboard.press("Escape");
        await page.locator(".el-dialog").first().waitFor({ state: "hidden" });
        await send([`citizen-id,${personOf("110101", 32)},王立春,dibao,${today()},`]);
        await page.getByTestId("imported").waitFor();
        expect(await page.getByTestId("imported").innerText()).toContain("1");
    });

    it("shows a warning with its figures, and closes it with a reason", async () => {
        const { number } = await insure(33, "周白露");
        const token = await userToken("beijing-caseworker");
        const open = async () => (await call<{ items: { id: string }[] }>(token, "GET", "/assistance/warnings?open=true")).items.map((warning) => warning.id);
        await call(token, "POST", "/insurance/settlements", bill("WARN-" + serial(1), number, 60_000));
        const seat = await take("beijing-caseworker");
        const { page } = seat;
        await expect.poll(async () => (await open()).length, { timeout: 30_000 }).toBeGreaterThan(0);
        await page.goto(ADDRESS + "/assistance/warnings");
        await page.locator("main tbody tr:not(.none)").first().waitFor();
        expect(await page.locator("main tbody").innerText()).toContain("¥5,000.00");
        const before = await open();
        await page.getByTestId("close-warning").first().click();
        await field(seat, "outcome-name").fill("civil-affairs");
        await field(seat, "reason").fill("已转街道救助站");
        await page.getByTestId("give-reason").click();
        // Other bills may warn meanwhile: of those that were open, one is not any more.
        const closed = async () => { const now = await open(); return before.filter((id) => !now.includes(id)).length; };
        await expect.poll(closed).toBe(1);
        await page.getByTestId("tab-all").click();
        await expect.poll(() => page.locator("main tbody").innerText()).toContain("已转街道救助站");
    });
});

describe("childcare", () => {
    it("enrols a child where there is a place, and the occupancy follows", async () => {
        const seat = await take("jinan-caseworker");
        const { page } = seat;
        await reportBirth({ city: "370100", district: "370102", child: called("陆", 34), mother: "陆瑶", born: "2025-06-08", order: 1, number: 34 });
        await page.goto(`${ADDRESS}/childcare/institutions/${NURSERY}`);
        await page.getByTestId("capacities").waitFor();
        const taken = async () => Number(/(\d+) \/ \d+/.exec(await page.getByTestId("capacities").innerText())?.[1] ?? -1);
        await expect.poll(taken).toBeGreaterThanOrEqual(0);
        const before = await taken();
        await page.getByTestId("tab-children").click();
        await page.getByTestId("enrol-child").click();
        await field(seat, "find").fill(certificate("370100", 34));
        await page.getByTestId("search").click();
        await page.locator(".el-dialog tbody a").first().click();
        await page.getByTestId("give-form").click();
        await expect.poll(() => page.getByTestId("children").innerText()).toContain(called("陆", 34));
        await page.getByTestId("tab-offer").click();
        await expect.poll(taken).toBe(before + 1);
    });

    it("checks a sheet of attendance with progress, and lists its wrong rows", async () => {
        const { page } = await take("jinan-caseworker");
        await page.goto(ADDRESS + "/childcare/attendance");
        await page.locator("input[data-test=file]").setInputFiles({ name: "attendance.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: await sheet() });
        await page.getByTestId("import-sums").waitFor();
        await expect.poll(() => page.getByTestId("import-sums").innerText(), { timeout: 30_000 }).toContain("已处理 2 / 2 行");
        await expect.poll(() => page.locator("main tbody tr:not(.none)").count()).toBeGreaterThan(0);
        await page.reload();
        await expect.poll(() => page.getByTestId("import-sums").innerText()).toContain("2 / 2");
    });

    it("draws institutions from a published seed, to be verified by anybody", async () => {
        const seat = await take("jinan-reviewer");
        const { page } = seat;
        await page.goto(ADDRESS + "/childcare/draws");
        await field(seat, "class-code").fill(NURSERY);
        await field(seat, "class-reason").fill("年度评估");
        await page.getByTestId("classify").click();
        await page.locator(".el-message").first().waitFor();
        await field(seat, "draw-name").fill("四季度抽查");
        await field(seat, "seed").fill("lottery-" + crypto.randomUUID());
        await field(seat, "inspectors").fill("甲\n乙\n丙");
        await page.getByTestId("draw-now").click();
        await page.getByTestId("draw").waitFor();
        expect(await page.getByTestId("draw").innerText()).toContain("复算一致");
        expect(await page.getByTestId("draw").innerText()).toContain(NURSERY);
    });

    it("issues a voucher, shows its code, and redeems it once only", async () => {
        await seedVouchers();
        const child = called("宋", 36);
        await reportBirth({ city: "370100", district: "370102", child, mother: "宋词", born: "2025-04-09", order: 1, number: 36 });
        const seat = await take("jinan-caseworker");
        const { page } = seat;
        await page.goto(ADDRESS + "/childcare/vouchers");
        await page.getByTestId("tab-issue").click();
        const until = today().slice(0, 4) + "-12-31";
        await page.getByTestId("voucher-programme").click();
        await page.locator(".el-select-dropdown__item:visible").filter({ hasText: "券" }).first().click();
        await field(seat, "batch-name").fill("首批");
        await field(seat, "valid-to").fill(until);
        await page.keyboard.press("Enter");
        await field(seat, "budget").fill("1000");
        await field(seat, "find").fill(child);
        await page.getByTestId("search").click();
        await page.locator("main tbody a").first().click();
        await page.getByTestId("issue").click();
        await page.getByTestId("show-voucher").first().click();
        await page.getByTestId("voucher").locator("img").waitFor();
        expect(await page.getByTestId("voucher").locator("img").evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBeGreaterThan(0);
        const token = await page.getByTestId("token").innerText();

        const redeem = async () => {
            await page.getByTestId("tab-redeem").click();
            await field(seat, "redeem-token").fill(token);
            await field(seat, "redeem-institution").fill(NURSERY);
            await field(seat, "fee").fill("1500");
            await page.getByTestId("redeem").click();
        };
        await redeem();
        await page.getByTestId("redeemed").waitFor();
        expect(await page.getByTestId("redeemed").innerText()).toContain("¥1,300.00");
        await page.getByTestId("tab-find").click();
        await redeem();
        await page.locator("[data-problem=voucher-already-used]").waitFor();
    });

    it("keeps a clerk from what is not a clerk's", async () => {
        const { page } = await take("jinan-clerk");
        await page.goto(ADDRESS + "/childcare/attendance");
        await page.locator("[data-state=forbidden]").waitFor();
        expect(await page.locator("nav").innerText()).not.toContain("托育券");
        expect(jinan.length).toBeGreaterThan(0);
    });
});

async function sheet(): Promise<Buffer> {
    const { default: write } = await import("write-excel-file/node");
    const row = (values: string[]) => values.map((value) => ({ value }));
    const rows = [row(["institution", "child", "day", "present"]), row([NURSERY, jinan[0].subjectId, today(), "是"]), row([NURSERY, "nobody", today(), "也许"])];
    return (write(rows as never, {} as never) as unknown as { toBuffer(): Promise<Buffer> }).toBuffer();
}
