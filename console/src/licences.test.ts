import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Locked {
    license?: string;
    dev?: boolean;
}

const ALLOWED = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT", "Python-2.0"];

/** Copyleft file by file; used for building and testing, no part of what is shipped. */
const TOOLS = { "MPL-2.0": /^node_modules\/(axe-core|lightningcss)/ };

function packages(lock: string): [string, Locked][] {
    const all: Record<string, Locked> = JSON.parse(readFileSync(lock, "utf8")).packages;
    return Object.entries(all).filter(([path]) => path !== "");
}

function isAllowed(path: string, { license = "none", dev = false }: Locked): boolean {
    return ALLOWED.includes(license) || (dev && license in TOOLS && TOOLS[license as keyof typeof TOOLS].test(path));
}

it.each(["package-lock.json", "../clients/typescript/package-lock.json"])("%s names no licence that we cannot live with", (lock) => {
    const locked = packages(lock);
    expect(locked).not.toHaveLength(0);
    expect(locked.filter(([path, one]) => !isAllowed(path, one)).map(([path, one]) => `${path}: ${one.license}`)).toEqual([]);
});
