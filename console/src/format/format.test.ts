import { expect, it } from "vitest";
import { day, period } from "./day";
import { fenOf, yuan } from "./money";

it("writes fen as yuan without losing one", () => {
    expect(yuan(0)).toBe("¥0.00");
    expect(yuan(1080000)).toBe("¥10,800.00");
    expect(yuan(-105)).toBe("−¥1.05");
    expect(yuan(9_007_199_254_740_991)).toBe("¥90,071,992,547,409.91");
    expect(yuan(undefined)).toBe("—");
});

it("reads yuan as whole fen, and refuses what is none", () => {
    expect(fenOf("10,800")).toBe(1080000);
    expect(fenOf("¥0.1")).toBe(10);
    expect(fenOf("-3.25")).toBe(-325);
    expect(fenOf("1.234")).toBeUndefined();
    expect(fenOf("about 5")).toBeUndefined();
});

it("writes days as people here do, whatever the clock's zone", () => {
    expect(day(new Date(2026, 2, 5))).toBe("2026-03-05");
    expect(day("2026-03-05T10:00:00Z")).toBe("2026-03-05");
    expect(period(new Date(2026, 0, 1), undefined)).toBe("2026-01-01 – …");
});
