import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
    root: fileURLToPath(new URL("..", import.meta.url)),
    resolve: { alias: { "@": fileURLToPath(new URL("../src", import.meta.url)) } },
    test: {
        environment: "node",
        include: ["e2e/**/*.story.ts"],
        fileParallelism: false,
        maxWorkers: 1,
        testTimeout: 120_000,
        expect: { poll: { timeout: 20_000 } },
        hookTimeout: 120_000,
        sequence: { concurrent: false },
    },
});
