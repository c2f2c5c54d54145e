import { expect, it } from "vitest";
import type { cases } from "@huiyu/client";
import { amountBars, instalmentsOf } from "./instalments";

const amount = (cadence: string, from: string, instalments: number, amountFen: number) => {
    const [year, month, day] = from.split("-").map(Number);
    return { cadence, instalments, amountFen, from: new Date(year, month - 1, day), nameZh: "补贴", nameEn: "Subsidy" } as cases.Amount;
};

it("puts yearly instalments into their years", () => {
    expect(instalmentsOf(amount("YEAR", "2026-01-01", 3, 360000), false)).toEqual([
        { period: "2026", fen: 360000 },
        { period: "2027", fen: 360000 },
        { period: "2028", fen: 360000 },
    ]);
});

it("puts monthly instalments into their months, over the turn of the year", () => {
    expect(instalmentsOf(amount("MONTH", "2026-11-15", 3, 30000), true).map((one) => one.period)).toEqual(["2026-11", "2026-12", "2027-01"]);
});

it("draws a short monthly series by month and a long one by year, and loses no fen", () => {
    expect(amountBars([amount("MONTH", "2026-03-01", 12, 30000)]).periods).toHaveLength(12);
    const long = amountBars([amount("MONTH", "2026-03-01", 60, 30000)]);
    expect(long.periods).toEqual(["2026", "2027", "2028", "2029", "2030", "2031"]);
    expect(long.series[0].values.reduce((sum, fen) => sum + fen)).toBe(60 * 30000);
});

it("shows a single payment in its year", () => {
    expect(amountBars([amount("ONCE", "2026-05-20", 1, 200000)])).toEqual({ periods: ["2026"], series: [{ name: "补贴", values: [200000] }] });
});
