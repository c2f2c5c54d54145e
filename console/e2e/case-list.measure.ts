import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, it } from "vitest";
import { ADDRESS, leave, sit } from "./browser";

/** How long a person waits for a long list, from the click to the rows. */
const TIMES = 15;
const figures: Record<string, { p50: number; p95: number; most: number }> = {};

afterAll(async () => {
    console.table(figures);
    if (process.env.MEASURED) writeFileSync(process.env.MEASURED, JSON.stringify({ times: TIMES, milliseconds: figures }, null, 2));
    await leave();
});

async function measure(name: string, prepare: () => Promise<unknown>, act: () => Promise<unknown>) {
    const taken: number[] = [];
    for (let time = 0; time <= TIMES; time++) {
        await prepare();
        const begin = performance.now();
        await act();
        // The first warms caches, as somebody else has before.
        if (time > 0) taken.push(performance.now() - begin);
    }
    taken.sort((one, other) => one - other);
    const at = (share: number) => Math.round(taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]);
    figures[name] = { p50: at(0.5), p95: at(0.95), most: Math.round(taken.at(-1)!) };
}

const firstRow = (page: Page) => page.locator("main tbody tr:not(.none)").first();
/** Rows of another answer than those that stand there. */
const fresh = async (page: Page, what: () => Promise<unknown>) => {
    await Promise.all([page.waitForResponse((response) => /\/api\/(cases|tasks)\?/.test(response.url())), what()]);
    await page.locator("main table[aria-busy=false]").waitFor();
};

it("opens and turns the list of cases at a desk", async () => {
    const { page, context } = await sit("jinan-caseworker");
    const away = () => page.locator("nav a[href='/people']").click().then(() => page.getByTestId("find").first().waitFor());
    await measure("cases: from the menu to the rows", away, async () => {
        await page.locator("nav a[href='/cases']").click();
        await firstRow(page).waitFor();
    });
    await measure("cases: opening the address anew", async () => undefined, async () => {
        await page.goto(ADDRESS + "/cases");
        await firstRow(page).waitFor();
    });
    await measure("cases: the next page", async () => undefined, () => fresh(page, () => page.getByTestId("next-page").click()));
    const order = [page.getByRole("button", { name: "受理日期" }), page.getByRole("button", { name: "期限" })];
    let turn = 0;
    await measure("cases: in another order", async () => undefined, () => fresh(page, () => order[turn++ % 2].click()));
    await measure("worklist: from the menu to the rows", away, async () => {
        await page.locator("nav a[href='/tasks']").click();
        await firstRow(page).waitFor();
    });
    await context.close();
});

it("opens the worklist on a phone", async () => {
    const { page, context } = await sit("jinan-caseworker", { width: 390, height: 780 });
    await measure("worklist on a phone: opening the address anew", async () => undefined, async () => {
        await page.goto(ADDRESS + "/tasks");
        await firstRow(page).waitFor();
    });
    await context.close();
});
