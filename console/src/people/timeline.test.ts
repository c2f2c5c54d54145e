import { expect, it } from "vitest";
import { axisOf, isDated, lanesOf, place } from "./timeline";

const day = (text: string) => new Date(text + "T00:00:00");
const entry = (attribute: string, value: unknown, from?: string, to?: string, superseded = false) => ({
    attribute, value, source: "staff",
    ...(from && { validFrom: day(from) }), ...(to && { validTo: day(to) }), ...(superseded && { supersededAt: day("2026-05-01") }),
});

const LANES = lanesOf("child", "小满", [
    entry("household", "370103", "2026-03-01"),
    entry("household", "370102", "2025-01-01", "2026-02-28"),
    entry("household", "999999", "2024-01-01", undefined, true),
    entry("birth_order", 2),
    entry("family.status", "dibao", "2025-06-01"),
]);

it("gives each fact a lane in the order of time, without what was superseded", () => {
    const household = LANES.find((lane) => lane.key === "child.household")!;
    expect(household.spans.map((span) => span.value)).toEqual(["370102", "370103"]);
});

it("keeps facts of the household apart from the person's", () => {
    expect(LANES.map((lane) => lane.key)).toEqual(["child.household", "child.birth_order", "family.status"]);
    expect(LANES.filter(isDated)).toHaveLength(2);
});

it("places spans side by side, open ends to the edge", () => {
    const axis = axisOf(LANES, day("2026-11-22"));
    expect(axis.years.map((year) => year.label)).toEqual(["2025", "2026"]);
    const [first, second] = LANES[0].spans.map((span) => place(span, axis));
    expect(first.left).toBe(0);
    expect(first.left + first.width).toBeCloseTo(second.left, 5);
    expect(second.left + second.width).toBe(1);
});
