import { mergeConfig } from "vitest/config";
import stories from "./vitest.config.ts";

/** Measurements, which are run by hand and judge nothing. */
const config = mergeConfig(stories, { test: { testTimeout: 300_000 } });
config.test.include = ["e2e/**/*.measure.ts"];
export default config;
