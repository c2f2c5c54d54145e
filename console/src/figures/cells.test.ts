import type { platform } from "@huiyu/client";
import { expect, it } from "vitest";
import { monthsOf, rowsOf, valueOf } from "./cells";

const cell = (more: Partial<platform.IndicatorCell>) => ({ month: "2026-10", nameZh: "", nameEn: "", programme: "p", slice: "", hidden: false, ...more }) as platform.IndicatorCell;

it("divides averages, and leaves hidden and empty cells open", () => {
    expect(valueOf(cell({ numerator: 30 }))).toBe(30);
    expect(valueOf(cell({ numerator: 30, denominator: 4 }))).toBe(7.5);
    expect(valueOf(cell({ numerator: 30, denominator: 0 }))).toBeUndefined();
    expect(valueOf(cell({ hidden: true }))).toBeUndefined();
});

it("makes a row of each place, programme and slice, by month", () => {
    const rows = rowsOf([cell({ month: "2026-11", divisionCode: "370100" }), cell({ divisionCode: "370100" }), cell({})]);
    expect(rows.map((row) => row.cell.divisionCode)).toEqual([undefined, "370100"]);
    expect([...rows[1].cells.keys()].sort()).toEqual(["2026-10", "2026-11"]);
    expect(monthsOf([cell({ month: "2026-11" }), cell({})])).toEqual(["2026-10", "2026-11"]);
});
