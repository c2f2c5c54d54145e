import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { catalogue } from ".";
import type { Texts } from "./texts";

function files(folder: string): string[] {
    return readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? files(path) : /\.(vue|ts)$/.test(name) && !name.endsWith(".test.ts") ? [path] : [];
    });
}

function keys(texts: Texts, before = ""): string[] {
    return Object.entries(texts).flatMap(([key, value]) => (Array.isArray(value) ? [before + key] : keys(value, before + key + ".")));
}

const known = new Set(keys(catalogue));
const sources = files("src").map((path) => [path, readFileSync(path, "utf8")] as const);

it("has every text that a screen asks for", () => {
    const asked = sources.flatMap(([path, text]) => [...text.matchAll(/(?<![\w.])\$?t\(\s*["']([\w.-]+)["']\s*[,)]/g)].map((found) => [path, found[1]]));
    expect(asked.length).toBeGreaterThan(300);
    expect(asked.filter(([, key]) => !known.has(key))).toEqual([]);
});

it("has no Chinese words outside the catalogue", () => {
    const outside = sources
        .filter(([path]) => !path.endsWith("texts.ts"))
        .flatMap(([path, text]) => text.split("\n").filter((line) => /[\u4e00-\u9fff]/.test(line) && !/^\s*(\/\/|\/?\*)/.test(line) && !/language|replace\(\/|split\(\/|match\(|亿/.test(line)).map((line) => path + ": " + line.trim()));
    expect(outside).toEqual([]);
});

it("says everything in both languages", () => {
    const halves = (texts: Texts): [string, string][] => Object.values(texts).flatMap((value) => (Array.isArray(value) ? [value] : halves(value)));
    expect(halves(catalogue).filter(([zh, en]) => !zh || !en || /[\u4e00-\u9fff]/.test(en) && en !== "中文")).toEqual([]);
});

it("keeps the texts of two features apart", () => {
    const named = sources.filter(([path]) => path.endsWith("texts.ts")).flatMap(([, text]) => [...text.matchAll(/^    ["']?([\w-]+)["']?: [{[]/gm)].map((found) => found[1]));
    expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
});
