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
        // One browser and one login a person, for all files.
        isolate: false,
        sequence: { concurrent: false },
        // A person would have given up by then; a platform that is broken is not tried story by story.
        testTimeout: 45_000,
        hookTimeout: 90_000,
        teardownTimeout: 10_000,
        bail: 8,
        expect: { poll: { timeout: 15_000 } },
    },
});
