import { readFileSync, rmSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { ADDRESS } from "./browser";
import { seating } from "./seats";
import { call, called, reportBirth, RUN, seedCity, serial, userToken, type Reported } from "./seed";

/** Each story as its person would do it, against the platform that really runs. */
let jinan: Reported[];
let fuzhou: Reported[];
const take = seating();
const local = (reported: Reported, programme: string) => reported.cases.find((one) => one.programme === programme)!.id;

beforeAll(async () => {
    [jinan, fuzhou] = await Promise.all([seedCity("370100", "370102"), seedCity("350100", "350102")]);
});

describe("a caseworker", () => {
    it("answers what a case asks, and sees why it is that amount", async () => {
        const { page } = await take("jinan-caseworker");
        const born = await reportBirth({ city: "370100", district: "370102", child: "吴知夏", mother: "吴倩", born: "2026-04-08", order: 2, number: 30 });
        await page.goto(`${ADDRESS}/cases/${local(born, "jinan-childcare-subsidy")}`);
        await page.getByTestId("answer").click();
        await page.locator(".el-dialog .el-checkbox").first().click();
        await page.getByTestId("save-answers").click();
        await page.locator(".el-dialog").waitFor({ state: "hidden" });
        await expect.poll(() => page.getByTestId("case-strip").innerText()).toContain("审核中");
        await expect.poll(() => page.getByTestId("why").innerText()).toContain("符合条件");
        await page.getByTestId("whole").click();
        expect(await page.locator(".rest").innerText()).toContain("条件");
    });

    it("takes tasks, gives verdicts on several at once, each with its own outcome", async () => {
        const { page } = await take("jinan-caseworker");
        await page.goto(ADDRESS + "/tasks?programme=cn-childcare-subsidy");
        const boxes = page.locator("tbody input[type=checkbox]");
        await boxes.first().waitFor();
        await boxes.nth(0).check();
        await boxes.nth(1).check();
        await page.getByTestId("take").click();
        await page.locator(".el-message").first().waitFor();
        await Promise.all([page.waitForResponse((answer) => /\/api\/tasks\?.*view=mine/.test(answer.url())), page.getByTestId("view-mine").click()]);
        const mine = page.locator("tbody tr:not(.none)");
        await expect.poll(() => mine.count()).toBeGreaterThanOrEqual(2);
        await page.locator("main table[aria-busy=false]").waitFor();
        const taken = await mine.count();
        await page.locator("thead input[type=checkbox]").check();
        await page.getByTestId("judge").click();
        await page.getByTestId("give-verdicts").click();
        await expect.poll(() => page.locator(".verdicts .good").count()).toBe(taken);
    });

    it("shows a number in full only with a reason, and the auditor sees it", async () => {
        const { page } = await take("jinan-caseworker");
        const mother = await call<{ family: { personId: string; role: string }[] }>(await userToken("jinan-caseworker"), "GET", "/cases/" + jinan[0].cases[0].id);
        await page.goto(`${ADDRESS}/people/${mother.family.find((one) => one.role === "mother")!.personId}`);
        expect(await page.getByTestId("number-citizen-id").innerText()).toMatch(/\*{4,}/);
        await page.getByTestId("unmask-citizen-id").click();
        await page.getByTestId("reason").locator("textarea").or(page.locator("textarea[data-test=reason]")).first().fill("核对身份证原件");
        await page.getByTestId("give-reason").click();
        await expect.poll(() => page.getByTestId("number-citizen-id").innerText()).toMatch(/^\d{17}[\dX]$/);

        const auditor = await take("jinan-auditor");
        await auditor.page.goto(ADDRESS + "/audit");
        await expect.poll(() => auditor.page.locator("main tbody").innerText()).toContain("核对身份证原件");
    });
});

describe("a counter clerk", () => {
    it("finds a family, applies for it, and hands out a receipt with the promised date", async () => {
        const { page } = await take("jinan-clerk");
        const mother = called("沈", 37);
        await reportBirth({ city: "370100", district: "370102", child: called("沈", 38), mother, born: "2026-02-18", order: 1, number: 37 });
        await page.goto(ADDRESS + "/counter");
        await page.locator("[data-test=find] input, input[data-test=find]").first().fill(mother);
        await page.getByTestId("search").click();
        await page.locator("tbody a").first().click();
        await page.locator("[data-test=programme-cn-childcare-subsidy]").first().click();
        await page.getByTestId("accept").click();
        await page.getByTestId("receipt").waitFor();
        expect(await page.getByTestId("receipt").innerText()).toMatch(/承诺办结日\s*20\d\d-\d\d-\d\d/);
    });
});

describe("an administrator of policy", () => {
    it("proposes a value, sees the difference, runs the cases; a second person approves", async () => {
        const first = await take("jinan-policy1");
        const value = String(201 + (RUN % 700));
        await first.page.goto(ADDRESS + "/policy?key=jinan.subsidy.supplement_low_income");
        await first.page.getByTestId("propose").click();
        await first.page.locator("[data-test=new-value] input, input[data-test=new-value]").first().fill(value);
        await first.page.locator("[data-test=document] input, input[data-test=document]").first().fill("济政办字〔2026〕88号");
        await first.page.locator("[data-test=reason] textarea, textarea[data-test=reason]").first().fill("提高低收入家庭加发标准");
        await first.page.getByTestId("make-proposal").click();
        await first.page.getByTestId("difference").waitFor();
        expect(await first.page.getByTestId("difference").innerText()).toContain(value);
        await first.page.getByTestId("check").click();
        await first.page.getByTestId("checks").waitFor();
        const note = first.page.locator("[data-test=acknowledge] textarea, textarea[data-test=acknowledge]");
        if (await note.count()) await note.first().fill("用例按旧标准编写,将随新文件更新");
        await first.page.getByTestId("submit").click();
        await expect.poll(() => first.page.locator(".strip").innerText()).toContain("待批准");
        expect(await first.page.getByTestId("approve").count()).toBe(0);

        const second = await take("jinan-policy2");
        await second.page.goto(first.page.url());
        await second.page.getByTestId("approve").click();
        await second.page.getByTestId("give-reason").click();
        await expect.poll(() => second.page.locator(".strip").innerText()).toContain("已批准");
        await second.page.goto(ADDRESS + "/policy?key=jinan.subsidy.supplement_low_income");
        await expect.poll(() => second.page.getByTestId("parameter").innerText()).toContain(value);
    });

    it("turns a module off and on again on the switchboard", async () => {
        const { page } = await take("shandong-admin");
        await page.goto(ADDRESS + "/tenants");
        const board = page.getByTestId("switchboard");
        await board.waitFor();
        expect(await board.innerText()).toContain("济南市");
        expect(await board.innerText()).not.toContain("福州市");
        const toggle = page.locator("[data-test=module-370000-subsidy]");
        const before = await toggle.getAttribute("class");
        const flip = async () => {
            await toggle.click();
            await page.getByTestId("switch").click();
        };
        await flip();
        await expect.poll(() => toggle.getAttribute("class")).not.toBe(before);
        await flip();
        await expect.poll(() => toggle.getAttribute("class")).toBe(before);
    });
});

describe("a finance officer", () => {
    it("sets up a fund and gives it money by a document", async () => {
        const first = await take("jinan-finance1");
        const funds = await call<{ items: { funder: string }[] }>(await userToken("jinan-finance1"), "GET", "/funds?fiscalYear=" + new Date().getFullYear());
        // A programme has one fund of a funder in a year: on a platform that has heard this story the server says so.
        const there = funds.items.some((one) => one.funder === "city");
        await first.page.goto(ADDRESS + "/funds");
        await first.page.getByTestId("new-fund").click();
        const fill = (name: string, text: string) => first.page.locator(`[data-test=${name}] input, input[data-test=${name}]`).first().fill(text);
        await fill("fund-code", "JN-STORY-" + serial(0));
        await fill("fund-zh", "育儿补贴专户");
        await fill("fund-en", "Childcare fund");
        await first.page.getByTestId("fund-programmes").click();
        const options = first.page.locator(".el-select-dropdown__item:visible");
        await options.first().waitFor();
        for (const option of await options.all()) await option.click();
        await first.page.keyboard.press("Escape");
        await fill("debtor-name", "济南市财政局");
        await fill("debtor-account", "37050161234500000001");
        await fill("debtor-bank", "105451000001");
        await first.page.getByTestId("save-fund").click();
        if (there) {
            await expect.poll(() => first.page.locator(".el-dialog:visible [role=alert]").innerText()).toContain("已有");
            await first.page.keyboard.press("Escape");
        }
        await first.page.locator(".el-dialog").first().waitFor({ state: "hidden" });
        const available = async () => Number((await first.page.getByTestId("fund").first().innerText()).match(/¥([\d,.]+)/)![1].replaceAll(",", ""));
        await first.page.getByTestId("fund").first().waitFor();
        const before = await available();
        await first.page.getByTestId("allocate").first().click();
        await fill("money", "1,000,000");
        await fill("document", "济财社〔2026〕1号");
        await first.page.getByTestId("give").click();
        await expect.poll(available).toBe(before + 1_000_000);
    });
});

describe("walls", () => {
    it("shows each city its own, and a wrong role the server's no", async () => {
        const here = await take("jinan-caseworker");
        const there = await take("fuzhou-caseworker");
        await there.page.goto(`${ADDRESS}/cases/${jinan[0].cases[0].id}`);
        await there.page.locator("[data-state=not-found]").waitFor();
        await here.page.goto(`${ADDRESS}/cases/${jinan[0].cases[0].id}`);
        await here.page.getByTestId("case-strip").waitFor();
        expect(await there.page.getByTestId("tenant").innerText()).toContain("福州市");
        expect(await there.page.locator("nav").innerText()).not.toContain("基金");
        await there.page.goto(ADDRESS + "/funds");
        await there.page.locator("[data-state=forbidden]").waitFor();
        await there.page.goto(`${ADDRESS}/cases/${fuzhou[0].cases[0].id}`);
        await there.page.getByTestId("case-strip").waitFor();
    });

    it("speaks English by one switch, and remembers it", async () => {
        const { page } = await take("fuzhou-reviewer");
        await page.goto(ADDRESS + "/tasks");
        await page.getByTestId("language").click();
        await expect.poll(() => page.locator("h1").innerText()).toBe("Worklist");
        await page.reload();
        await expect.poll(() => page.locator("h1").innerText()).toBe("Worklist");
        expect(await page.locator("nav").innerText()).toContain("Families");
    });

    it("gives a list as a spreadsheet", async () => {
        const { page } = await take("jinan-reviewer");
        await page.goto(ADDRESS + "/cases");
        const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("export").click()]);
        const path = await download.path();
        expect(readFileSync(path).subarray(0, 2).toString()).toBe("PK");
        rmSync(path);
    });

    it("keeps tokens out of the browser, and logs out of everything", async () => {
        const { page, context } = await take("jinan-auditor", { anew: true });
        const cookies = await context.cookies();
        expect(cookies.find((cookie) => cookie.name === "HUIYU_SESSION")?.httpOnly).toBe(true);
        const kept = await page.evaluate("JSON.stringify({...localStorage, ...sessionStorage}) + document.cookie");
        expect(kept).not.toMatch(/eyJ[\w-]{10}/);
        await page.getByTestId("who").click();
        await page.locator(".el-dropdown-menu__item:visible").last().click();
        await page.getByTestId("log-in").waitFor();
        await page.getByTestId("log-in").click();
        await page.locator("#username").waitFor();
    });
});
