import type { cases, payments } from "@huiyu/client";
import { expect, it } from "vitest";
import { byMonth, byState, caseTotals } from "./sums";

const figure = (programme: string, status: string, count: number, overdue = 0, dueSoon = 0) => ({ programme, status, cases: count, overdue, dueSoon }) as cases.CaseFigure;
const FIGURES = [figure("a", "in-review", 10, 2, 3), figure("b", "in-review", 5, 1), figure("a", "decided", 40), figure("a", "withdrawn", 2)];

it("counts what is open, late and decided", () => {
    expect(caseTotals(FIGURES)).toEqual({ open: 15, overdue: 3, dueSoon: 3, decided: 40 });
});

it("parts each state's cases so that they add up", () => {
    const drawn = byState(FIGURES);
    expect(drawn).toEqual({ states: ["in-review"], overdue: [3], dueSoon: [3], onTime: [9] });
});

it("gives every programme twelve months", () => {
    const paid = [{ programme: "a", month: "2026-03", paidFen: 100, lines: 1 }] as payments.PaymentFigure[];
    const { months, series } = byMonth(paid, 2026, (code) => code.toUpperCase());
    expect(months[11]).toBe("2026-12");
    expect(series).toEqual([{ name: "A", values: [0, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0] }]);
});
