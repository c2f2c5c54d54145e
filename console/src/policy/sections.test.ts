import type { policy } from "@huiyu/client";
import { expect, it } from "vitest";
import { sectionsOf } from "./sections";

const row = (key: string, value?: unknown) => ({ key, ...(value !== undefined && { value: { value } }) }) as policy.ParameterInForce;

it("puts parameters under the first word of their keys, and counts those without a value", () => {
    const sections = sectionsOf([row("cn.subsidy.monthly", 300), row("jinan.subsidy.monthly"), row("cn.subsidy.months", 36)]);
    expect(sections.map((one) => [one.name, one.rows.length, one.missing])).toEqual([["cn", 2, 0], ["jinan", 1, 1]]);
});
