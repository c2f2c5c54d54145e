import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seriousFindings } from "./axe";
import { ADDRESS, leave, sit, type Seat } from "./browser";
import { bill, EMPLOYER, furnishNursery, insure, NURSERY, seedBeijing, seedFund, seedNursery } from "./cities";
import { call, called, reportBirth, seedCity, serial, userToken, type Reported } from "./seed";

/** Every page as somebody of the role sees it: no serious finding of accessibility, nothing the browser complains about. */
const SHOTS = process.env.SCREENSHOTS ?? fileURLToPath(new URL("../../docs/console", import.meta.url));

let jinan: Reported[];
let insured: string;
let settled: string;
const seats = new Map<string, Seat>();

beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    [jinan] = await Promise.all([seedCity("370100", "370102"), seedBeijing(), seedNursery(), seedFund()]);
    const toddler = await reportBirth({ city: "370100", district: "370102", child: called("林", 39), mother: "林小雨", born: "2025-05-06", order: 1, number: 39 });
    await furnishNursery(toddler.subjectId);
    const { personId, number } = await insure(35, "陈秋分");
    insured = personId;
    settled = (await call<{ id: string }>(await userToken("beijing-caseworker"), "POST", "/insurance/settlements", bill("PAGE-" + serial(1), number, 48_000))).id;
});
afterAll(leave);

const caseOf = () => jinan[1].cases.find((one) => one.programme === "jinan-childcare-subsidy")!.id;

interface Visit {
    who: string;
    path: string | (() => string);
    /** Pictures in Chinese and in English. */
    shot?: string;
    englishShot?: string;
    width?: number;
    /** What a page without permission, or without anything, shows instead. */
    state?: "forbidden" | "not-found";
}

const VISITS: Visit[] = [
    { who: "jinan-caseworker", path: "/tasks", shot: "worklist", englishShot: "worklist-english" },
    { who: "jinan-caseworker", path: "/tasks", shot: "worklist-phone", width: 390 },
    { who: "jinan-caseworker", path: "/cases" },
    { who: "jinan-caseworker", path: () => "/cases/" + caseOf(), shot: "case", englishShot: "case-english" },
    { who: "jinan-caseworker", path: () => "/people/" + jinan[0].subjectId, shot: "family" },
    { who: "jinan-caseworker", path: "/people" },
    { who: "jinan-caseworker", path: "/take-up", shot: "take-up" },
    { who: "jinan-caseworker", path: "/merges" },
    { who: "jinan-caseworker", path: "/figures", shot: "figures" },
    { who: "jinan-caseworker", path: "/indicators" },
    { who: "jinan-caseworker", path: "/nowhere", state: "not-found" },
    { who: "jinan-caseworker", path: "/funds", state: "forbidden" },
    { who: "jinan-clerk", path: "/counter" },
    { who: "jinan-clerk", path: () => "/counter?child=" + jinan[0].subjectId, shot: "counter" },
    { who: "jinan-clerk", path: () => "/counter/receipts/" + caseOf(), shot: "receipt" },
    { who: "jinan-policy1", path: "/policy?key=jinan.subsidy.monthly", shot: "policy" },
    { who: "jinan-policy1", path: "/programmes" },
    { who: "jinan-policy1", path: "/programmes/jinan-childcare-subsidy" },
    { who: "jinan-policy1", path: "/programmes/new", shot: "programme-form" },
    { who: "jinan-policy1", path: "/proposals" },
    { who: "jinan-policy1", path: "/packs" },
    { who: "jinan-policy1", path: "/templates", shot: "templates" },
    { who: "shandong-admin", path: "/tenants", shot: "switchboard" },
    { who: "jinan-admin", path: "/org-units" },
    { who: "jinan-admin", path: "/staff", shot: "staff" },
    { who: "jinan-admin", path: "/recusals" },
    { who: "jinan-admin", path: "/clients" },
    { who: "jinan-finance1", path: "/funds", shot: "funds" },
    { who: "jinan-finance1", path: "/payments", shot: "payments" },
    { who: "jinan-finance1", path: "/payments?tab=failures" },
    { who: "jinan-finance1", path: "/recoveries" },
    { who: "jinan-auditor", path: "/audit", shot: "audit" },
    { who: "jinan-admin", path: "/events" },
    { who: "jinan-auditor", path: "/integration", shot: "integration" },
    { who: "jinan-auditor", path: "/integration?part=downloads", shot: "downloads" },
    { who: "jinan-admin", path: "/integration?part=calls&client=370100-hospital", shot: "calls" },
    { who: "jinan-admin", path: "/integration?part=sandbox" },
    { who: "sandbox-admin", path: "/integration?part=sandbox", shot: "sandbox" },
    { who: "jinan-finance1", path: "/fund-years", shot: "fund-years" },
    { who: "beijing-caseworker", path: "/insurance/people" },
    { who: "beijing-caseworker", path: () => "/insurance/people/" + insured, shot: "insured" },
    { who: "beijing-caseworker", path: () => "/insurance/settlements/" + settled, shot: "settlement", englishShot: "settlement-english" },
    { who: "beijing-caseworker", path: "/insurance/preview" },
    { who: "beijing-caseworker", path: "/insurance/institutions" },
    { who: "beijing-caseworker", path: "/insurance/employers" },
    { who: "beijing-caseworker", path: "/insurance/employers/" + EMPLOYER, shot: "employer" },
    { who: "beijing-caseworker", path: "/insurance/catalogues" },
    { who: "beijing-caseworker", path: "/insurance/receivables" },
    { who: "beijing-caseworker", path: "/insurance/uncovered" },
    { who: "beijing-finance1", path: "/insurance/clearing" },
    { who: "beijing-caseworker", path: "/assistance/warnings", shot: "warnings" },
    { who: "beijing-caseworker", path: "/assistance/eligible" },
    { who: "beijing-caseworker", path: "/assistance/statuses" },
    { who: "beijing-finance1", path: "/assistance/warnings", state: "forbidden" },
    { who: "jinan-caseworker", path: "/childcare/institutions", shot: "nurseries" },
    { who: "jinan-caseworker", path: "/childcare/institutions/" + NURSERY, shot: "nursery" },
    ...["children", "rooms", "staff", "supervision", "money", "closure"].map((part) => ({ who: "jinan-caseworker", path: `/childcare/institutions/${NURSERY}?part=${part}`, shot: "nursery-" + part })),
    { who: "jinan-caseworker", path: "/childcare/findings", shot: "findings" },
    { who: "jinan-caseworker", path: "/childcare/facilities" },
    { who: "jinan-caseworker", path: "/childcare/reports" },
    { who: "jinan-caseworker", path: "/childcare/institutions/NO-SUCH-ONE", state: "not-found" },
    { who: "jinan-caseworker", path: "/childcare/attendance" },
    { who: "jinan-caseworker", path: "/people-imports" },
    { who: "jinan-clerk", path: "/people-imports", state: "forbidden" },
    { who: "jinan-caseworker", path: "/childcare/vouchers", shot: "vouchers" },
    { who: "jinan-reviewer", path: "/childcare/draws" },
    { who: "jinan-clerk", path: "/childcare/attendance", state: "forbidden" },
];

it.each(VISITS.map((visit, index) => ({ ...visit, name: `${visit.who} at ${typeof visit.path === "string" ? visit.path : visit.shot} ${visit.width ?? ""} (${index})` })))("$name", async (visit) => {
    const seat = seats.get(visit.who) ?? (await sit(visit.who));
    seats.set(visit.who, seat);
    const { page, complaints } = seat;
    await page.setViewportSize({ width: visit.width ?? 1280, height: visit.width ? 780 : 720 });
    await page.goto(ADDRESS + (typeof visit.path === "string" ? visit.path : visit.path()));
    await look(page, visit, visit.shot);
    await page.getByTestId("language").first().click();
    await look(page, visit, visit.englishShot);
    await page.getByTestId("language").first().click();
    expect(complaints.splice(0)).toEqual([]);
});

/** The page as it stands: whole, loaded, no wider than the screen, without serious findings. */
async function look(page: Page, visit: Visit, shot: string | undefined) {
    await page.locator("h1").first().waitFor();
    if (visit.state) await page.locator(`[data-state=${visit.state}]`).waitFor();
    await page.waitForLoadState("networkidle");
    await expect.poll(() => page.locator("main [aria-busy=true]").count()).toBe(0);
    if (!visit.state) expect(await page.locator("main [data-state]").count(), "the page shows a problem").toBe(0);
    expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    if (shot) await page.screenshot({ path: `${SHOTS}/${shot}.png` });
}
