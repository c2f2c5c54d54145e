import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Script that the first page needs, gzipped; charts and screens come later, by themselves. */
const FIRST_LOAD_LIMIT = 300_000;

/** Prints what the first load weighs, and fails the build when it is too much. */
export function sizes(): Plugin {
    return {
        name: "first-load-size",
        apply: "build",
        generateBundle(_, bundle) {
            const chunks = Object.values(bundle).filter((part) => part.type === "chunk");
            const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
            const first = new Set<string>();
            const visit = (name: string) => {
                if (first.has(name) || !byName.has(name)) return;
                first.add(name);
                byName.get(name)!.imports.forEach(visit);
            };
            chunks.filter((chunk) => chunk.isEntry).forEach((chunk) => visit(chunk.fileName));
            const weight = [...first].reduce((sum, name) => sum + gzipSync(byName.get(name)!.code).length, 0);
            console.log(`first load: ${(weight / 1000).toFixed(0)} kB of script, gzipped (limit ${FIRST_LOAD_LIMIT / 1000})`);
            if (weight > FIRST_LOAD_LIMIT) this.error("the first load is too heavy");
        },
    };
}
