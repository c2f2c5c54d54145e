import { afterAll, it } from "vitest";
import { ADDRESS, leave, sit } from "./browser";
afterAll(leave);
it("looks", async () => {
    const { page, complaints } = await sit(process.env.WHO ?? "jinan-caseworker", { language: (process.env.LANG_ ?? "zh") as "zh", width: Number(process.env.W ?? 1280), height: Number(process.env.H ?? 720) });
    const base = process.env.BASE ?? ADDRESS;
    for (const path of (process.env.PATHS ?? "/tasks").split(",")) {
        await page.goto(base + path);
        await page.getByTestId("who").waitFor();
        await page.waitForLoadState("networkidle");
        for (const step of (process.env.CLICK ?? "").split(",").filter(Boolean)) { await page.locator(step).first().click(); await page.waitForTimeout(900); }
        await page.waitForTimeout(400);
        await page.screenshot({ path: `/tmp/shots/${(process.env.NAME ?? "") + path.replace(/[/?=&]/g, "_")}.png`, fullPage: process.env.FULL === "1" });
    }
    console.log(complaints.slice(0, 10), page.url());
}, 120000);
