import { existsSync } from "node:fs";
import { chromium, selectors, type Browser, type BrowserContext, type Page } from "playwright-core";

/** Of every demo account. */
const PASSWORD = "huiyu-demo";
const FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
];

export const ADDRESS = process.env.HUIYU_ADDRESS ?? "http://localhost:8080";

/** Where to log in, when the pages come from a development server before the gateway. */
const LOGIN = process.env.HUIYU_LOGIN ?? ADDRESS;

export const CHROMIUM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .find((path): path is string => !!path && existsSync(path));

selectors.setTestIdAttribute("data-test");

let browser: Promise<Browser> | undefined;
/** Who has logged in already: the session's cookies, so that a person logs in once however often they sit down. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext["storageState"]>>>();

export interface Seat {
    page: Page;
    context: BrowserContext;
    /** What the browser complained about while this person sat there. */
    complaints: string[];
}

export interface SeatOptions {
    language?: "zh" | "en";
    width?: number;
    height?: number;
    tenant?: string;
    /** Logs in even if known: the story logs out again. */
    anew?: boolean;
}

/** A person at a browser of their own, logged in through the real login pages. */
export async function sit(username: string, options: SeatOptions = {}): Promise<Seat> {
    browser ??= chromium.launch({ executablePath: CHROMIUM, args: FLAGS, timeout: 30_000 });
    const known = options.anew ? undefined : sessions.get(username);
    const context = await (await browser).newContext({
        viewport: { width: options.width ?? 1280, height: options.height ?? 720 },
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
        acceptDownloads: true,
        ...(known && { storageState: known }),
    });
    context.setDefaultTimeout(15_000);
    await context.addInitScript(([language, tenant]) => {
        if (language && !sessionStorage.getItem("story.language")) localStorage.setItem("huiyu.language", language);
        sessionStorage.setItem("story.language", language);
        if (tenant && !sessionStorage.getItem("huiyu.tenant")) sessionStorage.setItem("huiyu.tenant", tenant);
    }, [options.language ?? "zh", options.tenant] as const);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
        if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
    });
    if (!known) {
        await logIn(page, username);
        if (!options.anew) sessions.set(username, await context.storageState());
    }
    await page.goto(ADDRESS + "/");
    await page.getByTestId("who").or(page.getByTestId("choose")).first().waitFor();
    return { page, context, complaints };
}

async function logIn(page: Page, username: string) {
    await page.goto(LOGIN + "/login");
    await page.locator("#username").fill(username);
    // Keycloak asks for the name on one page and for the password on the next.
    if (!(await page.locator("#password").isVisible())) await page.locator("#kc-login").click();
    await page.locator("#password").fill(PASSWORD);
    await page.locator("#kc-login").click();
    await page.waitForURL((url) => !url.pathname.startsWith("/auth") && !url.pathname.startsWith("/login"));
}

/** Closes the browser; the last file to end does so, whoever comes later gets another. */
export async function leave() {
    const open = browser;
    browser = undefined;
    await (await open)?.close();
}
