import type { cases, payments } from "@huiyu/client";
import type { Series } from "@/ui/bars";

const CLOSED = ["decided", "withdrawn"];
const OPEN_STATES = ["received", "awaiting-facts", "awaiting-person", "in-review", "publicised", "returned"];

export interface CaseTotals {
    open: number;
    overdue: number;
    dueSoon: number;
    decided: number;
}

export function caseTotals(figures: cases.CaseFigure[]): CaseTotals {
    const sum = (which: (one: cases.CaseFigure) => number) => figures.reduce((total, one) => total + which(one), 0);
    return {
        open: sum((one) => (CLOSED.includes(one.status) ? 0 : one.cases)),
        overdue: sum((one) => one.overdue),
        dueSoon: sum((one) => one.dueSoon),
        decided: sum((one) => (one.status === "decided" ? one.cases : 0)),
    };
}

/** Open cases of each state, parted by how they stand against their promise. */
export function byState(figures: cases.CaseFigure[]): { states: string[]; overdue: number[]; dueSoon: number[]; onTime: number[] } {
    const states = OPEN_STATES.filter((state) => figures.some((one) => one.status === state));
    const sum = (state: string, which: (one: cases.CaseFigure) => number) => figures.filter((one) => one.status === state).reduce((total, one) => total + which(one), 0);
    return {
        states,
        overdue: states.map((state) => sum(state, (one) => one.overdue)),
        dueSoon: states.map((state) => sum(state, (one) => one.dueSoon)),
        onTime: states.map((state) => sum(state, (one) => one.cases - one.overdue - one.dueSoon)),
    };
}

/** Twelve months, a series for each programme. */
export function byMonth(figures: payments.PaymentFigure[], year: number, name: (programme: string) => string): { months: string[]; series: Series[] } {
    const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`);
    const programmes = [...new Set(figures.map((one) => one.programme))];
    return {
        months,
        series: programmes.map((programme) => ({
            name: name(programme),
            values: months.map((month) => figures.find((one) => one.programme === programme && one.month === month)?.paidFen ?? 0),
        })),
    };
}
