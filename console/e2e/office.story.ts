import { describe, expect, it } from "vitest";
import { ADDRESS, type Seat } from "./browser";
import { NURSERY, seedInstitution, seedNursery } from "./cities";
import { field, seating } from "./seats";
import { call, called, personOf, reportBirth, RUN, serial, tokenOf, userToken } from "./seed";

/** What is done seldom, and must work all the same: connecting a system, mending files, closing a year or a nursery. */
const SANDBOX = "379900";
const take = seating();
const forbidden = async (username: string, path: string) => {
    const { page } = await take(username);
    await page.goto(ADDRESS + path);
    await page.locator("[data-state=forbidden]").waitFor();
};

describe("who connects a system", () => {
    it("gets credentials and made-up families in the sandbox, calls, and sees what went wrong", async () => {
        const seat = await take("sandbox-admin");
        const { page } = seat;
        await page.goto(ADDRESS + "/integration?part=sandbox");
        await page.getByTestId("issue-credentials").click();
        await field(seat, "client-name").fill("his" + RUN);
        await field(seat, "client-display").fill("医院信息系统");
        await page.getByTestId("give-form").click();
        const secret = (await page.getByTestId("secret").innerText()).trim();
        expect(secret.length).toBeGreaterThan(20);
        await page.getByTestId("secret-kept").click();
        await page.getByTestId("make-families").click();
        await page.getByTestId("families").locator("tbody tr:not(.none)").first().waitFor();
        const [, number] = await page.getByTestId("families").locator("tbody tr").first().locator("td").allInnerTexts();

        const client = `${SANDBOX}-his${RUN}`;
        const token = await tokenOf(client, secret);
        await call(token, "POST", "/life-events", { eventNumber: "trial-" + RUN, kind: "household-moved", occurredOn: "2026-10-01", child: { birthCertificate: number }, move: { toDivision: "379902", who: "child" } });
        await expect(call(token, "POST", "/life-events", { eventNumber: "bad-" + RUN, kind: "birth", occurredOn: "2026-10-01" })).rejects.toThrow("422");

        await page.goto(`${ADDRESS}/integration?part=calls&client=${client}`);
        const rows = page.locator("main tbody");
        await expect.poll(async () => { await page.getByTestId("refresh-calls").click(); return rows.innerText(); }).toContain("invalid-request");
        expect(await rows.innerText()).toContain("/life-events");
        expect(await rows.innerText()).not.toContain(number);
        await page.getByTestId("only-problems").click();
        await expect.poll(() => rows.locator("tr:not(.none)").count()).toBe(1);
    });

    it("downloads the clients that were built with the platform", async () => {
        const { page } = await take("jinan-auditor");
        await page.goto(ADDRESS + "/integration?part=downloads");
        for (const name of ["java", "typescript"]) {
            const href = await page.getByTestId("download-" + name).getAttribute("href");
            const answer = await page.request.get(ADDRESS + href);
            expect(answer.ok(), String(href)).toBe(true);
            // A jar is a zip, a package of npm a gzip.
            expect((await answer.body()).subarray(0, 2).toString("latin1")).toBe(name === "java" ? "PK" : "\x1f\x8b");
        }
    });

    it("is shown no calls without being allowed to see systems", async () => {
        const { page } = await take("jinan-clerk");
        await page.goto(ADDRESS + "/integration?part=calls");
        await page.locator("h1").waitFor();
        expect(await page.getByTestId("tab-calls").count()).toBe(0);
        expect(await page.getByTestId("tab-downloads").count()).toBe(1);
    });
});

describe("files", () => {
    it("are made one and two again from the list of merges", async () => {
        const seat = await take("jinan-caseworker");
        const { page } = seat;
        const name = called("白", 50);
        const born = await reportBirth({ city: "370100", district: "370102", child: name, mother: "白云", born: "2026-03-11", order: 1, number: 50 });
        const token = await userToken("jinan-caseworker");
        const other = await call<{ id: string }>(token, "POST", "/people", { name, identifiers: [{ kind: "other-document", number: "P" + serial(5) }] });
        await call(token, "POST", "/person-merges", { personId: born.subjectId, otherId: other.id, reason: "同一儿童 " + RUN });
        await page.goto(ADDRESS + "/merges");
        const row = page.locator("main tbody tr").filter({ hasText: "同一儿童 " + RUN });
        await row.getByTestId("undo-merge").click();
        await field(seat, "reason").fill("并非同一儿童");
        await page.getByTestId("give-reason").click();
        await expect.poll(() => row.innerText()).toContain("并非同一儿童");
        await forbidden("jinan-finance1", "/merges");
    });

    it("come from a roll that is tried first, its wrong rows named, and then taken in", async () => {
        const seat = await take("jinan-caseworker");
        const { page } = seat;
        const number = personOf("370102", 51);
        const name = called("丁", 51);
        const rows = ["姓名,证件号码,手机", `${name},${number},`, "无名氏,370102199101010000,"].join("\n");
        const send = async (dryRun: boolean) => {
            await page.goto(ADDRESS + "/people-imports");
            if (!dryRun) await page.getByTestId("dry-run").click();
            await page.locator("input[data-test=file]").setInputFiles({ name: "roll.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
            await expect.poll(() => page.getByTestId("import-sums").innerText(), { timeout: 30_000 }).toContain("已处理 2 / 2 行");
            await expect.poll(() => page.locator("main tbody").innerText()).toContain("number");
        };
        const find = async () => {
            await page.goto(ADDRESS + "/people");
            await field(seat, "find").fill(number);
            await page.getByTestId("search").click();
            await page.locator("main tbody tr").first().waitFor();
            return page.locator("main tbody").innerText();
        };

        await send(true);
        expect(await find()).not.toContain(name);
        await send(false);
        await expect.poll(find).toContain(name);
    });
});

describe("a fiscal year", () => {
    it("is proposed to be closed by one officer and sent back by another", async () => {
        const year = new Date().getFullYear() - 2;
        const choose = async ({ page }: Seat) => {
            await page.goto(ADDRESS + "/fund-years");
            await page.locator("main .el-select").first().click();
            await page.locator(".el-select-dropdown__item:visible").filter({ hasText: String(year) }).click();
        };
        const first = await take("jinan-finance1");
        await choose(first);
        await field(first, "closing-document").fill("济财社〔2026〕" + RUN + "号");
        await first.page.getByTestId("propose-closing").click();
        await expect.poll(() => first.page.getByTestId("closing").innerText()).toContain("待批准");

        const second = await take("jinan-finance2");
        await choose(second);
        await second.page.getByTestId("reject-closing").click();
        await field(second, "reason").fill("尚有在途支付");
        await second.page.getByTestId("give-reason").click();
        await expect.poll(() => second.page.getByTestId("closing").innerText()).toContain("已驳回");
        await forbidden("jinan-clerk", "/fund-years");
    });
});

describe("an institution", () => {
    it("has rooms, is inspected, mends what was found, and is closed in order", async () => {
        const code = await seedInstitution("NURSERY-" + RUN);
        const seat = await take("jinan-caseworker");
        const { page } = seat;
        await page.goto(`${ADDRESS}/childcare/institutions/${code}?part=rooms`);
        await page.getByTestId("new-room").click();
        await field(seat, "room").fill("A-1");
        await page.getByTestId("give-form").click();
        await expect.poll(() => page.getByTestId("rooms").innerText()).toContain("A-1");

        await page.getByTestId("tab-supervision").click();
        await page.getByTestId("record-inspection").click();
        await field(seat, "departments").fill("卫生健康、消防");
        await field(seat, "inspectors").fill("甲、乙");
        await page.getByTestId("add-finding").click();
        await field(seat, "finding-says").fill("疏散通道堆放杂物");
        await page.getByTestId("give-form").click();
        const finding = page.getByTestId("finding").first();
        await finding.getByTestId("mend").click();
        await field(seat, "reason").fill("已清理并每日检查");
        await page.getByTestId("give-reason").click();
        await finding.getByTestId("accept").click();
        await expect.poll(() => finding.innerText()).toContain("已验收");

        await page.getByTestId("tab-closure").click();
        await page.getByTestId("announce-closure").click();
        await field(seat, "closure-reason").fill("租约到期");
        await page.getByTestId("give-form").click();
        await expect.poll(() => page.getByTestId("closure").innerText()).toContain("租约到期");
        await page.getByTestId("complete-closure").click();
        await expect.poll(() => page.getByTestId("closure").innerText()).toContain("完成关停");
        await forbidden("jinan-finance1", "/childcare/facilities");
    });

    it("is asked about in a report that one prepares and another signs", async () => {
        await seedNursery();
        const admin = await take("jinan-admin");
        await admin.page.goto(ADDRESS + "/childcare/reports");
        await admin.page.getByTestId("define-report").click();
        const report = "monthly-" + RUN;
        await field(admin, "report-code").fill(report);
        await field(admin, "report-zh").fill("托育月报");
        await field(admin, "report-en").fill("Monthly");
        await admin.page.getByTestId("report-indicators").click();
        await admin.page.locator(".el-select-dropdown__item:visible").first().click();
        await admin.page.keyboard.press("Escape");
        await admin.page.getByTestId("give-form").click();
        const row = (seat: Seat) => seat.page.locator("main tbody tr").filter({ hasText: report }).first();
        await row(admin).waitFor();

        const caseworker = await take("jinan-caseworker");
        await caseworker.page.goto(ADDRESS + "/childcare/reports");
        await row(caseworker).getByTestId("prepare-report").click();
        await caseworker.page.getByTestId("give-form").click();
        await caseworker.page.getByTestId("report").waitFor();

        const reviewer = await take("jinan-reviewer");
        await reviewer.page.goto(ADDRESS + "/childcare/reports");
        await row(reviewer).getByTestId("open-report").click();
        await reviewer.page.getByTestId("sign-report").click();
        await expect.poll(() => reviewer.page.getByTestId("report").innerText()).toContain("已签发");
        expect(NURSERY).toBeTruthy();
    });
});

describe("long work", () => {
    it("goes on when its page is left", async () => {
        const { page } = await take("jinan-reviewer");
        await page.goto(ADDRESS + "/cases");
        await page.locator("main tbody tr:not(.none)").first().waitFor();
        let release = () => {};
        const held = new Promise<void>((resolve) => (release = resolve));
        await page.route(/\/api\/cases\?.*limit=200/, async (route) => {
            await held;
            await route.continue();
        });
        await page.getByTestId("export").click();
        await page.locator("nav a[href='/tasks']").click();
        await page.getByTestId("exports").waitFor();
        const [download] = await Promise.all([page.waitForEvent("download"), Promise.resolve(release())]);
        expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
        await page.getByTestId("exports").waitFor({ state: "hidden" });
    });
});
