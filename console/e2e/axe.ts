import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Finding {
    id: string;
    impact: string;
    help: string;
    nodes: { target: string[]; html: string }[];
}

/** Serious and critical findings of accessibility on the page as it stands. */
export async function seriousFindings(page: Page): Promise<string[]> {
    await page.evaluate(source);
    const findings = (await page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations)")) as Finding[];
    return findings
        .filter((one) => one.impact === "serious" || one.impact === "critical")
        .flatMap((one) => one.nodes.slice(0, 3).map((node) => `${one.id}: ${node.target.join(" ")} ${node.html.slice(0, 140)}`));
}
