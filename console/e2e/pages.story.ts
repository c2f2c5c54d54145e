import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seriousFindings } from "./axe";
import { ADDRESS, leave, sit, type Seat } from "./browser";
import { seedCity, type Reported } from "./seed";

/** Every page as somebody of the role sees it: no serious finding of accessibility, nothing the browser complains about. */
const SHOTS = process.env.SCREENSHOTS ?? fileURLToPath(new URL("../../docs/console", import.meta.url));

let jinan: Reported[];
const seats = new Map<string, Seat>();

beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    jinan = await seedCity("370100", "370102");
});
afterAll(leave);

const caseOf = () => jinan[1].cases.find((one) => one.programme === "jinan-childcare-subsidy")!.id;

interface Visit {
    who: string;
    path: string | (() => string);
    shot?: string;
    language?: "en";
    width?: number;
}

const VISITS: Visit[] = [
    { who: "jinan-caseworker", path: "/tasks", shot: "worklist" },
    { who: "jinan-caseworker", path: "/tasks", shot: "worklist-phone", width: 390 },
    { who: "jinan-caseworker", path: "/tasks", shot: "worklist-english", language: "en" },
    { who: "jinan-caseworker", path: "/cases" },
    { who: "jinan-caseworker", path: () => "/cases/" + caseOf(), shot: "case" },
    { who: "jinan-caseworker", path: () => "/cases/" + caseOf(), shot: "case-english", language: "en" },
    { who: "jinan-caseworker", path: () => "/people/" + jinan[0].subjectId, shot: "family" },
    { who: "jinan-caseworker", path: "/people" },
    { who: "jinan-caseworker", path: "/take-up" },
    { who: "jinan-caseworker", path: "/figures", shot: "figures" },
    { who: "jinan-caseworker", path: "/nowhere" },
    { who: "jinan-caseworker", path: "/funds" },
    { who: "jinan-clerk", path: "/counter" },
    { who: "jinan-clerk", path: () => "/counter?child=" + jinan[0].subjectId, shot: "counter" },
    { who: "jinan-clerk", path: () => "/counter/receipts/" + caseOf(), shot: "receipt" },
    { who: "jinan-policy1", path: "/policy?key=jinan.subsidy.monthly", shot: "policy" },
    { who: "jinan-policy1", path: "/programmes" },
    { who: "jinan-policy1", path: "/programmes/jinan-childcare-subsidy" },
    { who: "jinan-policy1", path: "/programmes/new", shot: "programme-form" },
    { who: "jinan-policy1", path: "/proposals" },
    { who: "jinan-policy1", path: "/packs" },
    { who: "shandong-admin", path: "/tenants", shot: "switchboard" },
    { who: "jinan-admin", path: "/org-units" },
    { who: "jinan-admin", path: "/staff", shot: "staff" },
    { who: "jinan-admin", path: "/clients" },
    { who: "jinan-finance1", path: "/funds", shot: "funds" },
    { who: "jinan-finance1", path: "/payments", shot: "payments" },
    { who: "jinan-finance1", path: "/payments?tab=failures" },
    { who: "jinan-finance1", path: "/recoveries" },
    { who: "jinan-auditor", path: "/audit", shot: "audit" },
    { who: "jinan-auditor", path: "/integration", shot: "integration" },
];

it.each(VISITS.map((visit, index) => ({ ...visit, name: `${visit.who} at ${typeof visit.path === "string" ? visit.path : visit.shot} ${visit.language ?? ""} ${visit.width ?? ""} (${index})` })))("$name", async (visit) => {
    const key = visit.who + (visit.language ?? "");
    let seat = seats.get(key);
    if (!seat) {
        seat = await sit(visit.who, { language: visit.language });
        seats.set(key, seat);
    }
    const { page, complaints } = seat;
    await page.setViewportSize({ width: visit.width ?? 1280, height: visit.width ? 780 : 720 });
    await page.goto(ADDRESS + (typeof visit.path === "string" ? visit.path : visit.path()));
    await page.locator("h1").first().waitFor();
    await page.waitForLoadState("networkidle");
    await expect.poll(() => page.locator("main [aria-busy=true]").count()).toBe(0);
    // Wider than the screen would mean scrolling sideways.
    expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    if (visit.shot) await page.screenshot({ path: `${SHOTS}/${visit.shot}.png` });
    expect(complaints.splice(0)).toEqual([]);
});
