import type { cases } from "@huiyu/client";
import { words } from "@/i18n";
import type { Series } from "@/ui/bars";

export interface Instalment {
    period: string;
    fen: number;
}

const two = (number: number) => String(number).padStart(2, "0");

/** When each instalment of an amount falls: months as 2026-03, years and single payments as 2026. */
export function instalmentsOf(amount: Pick<cases.Amount, "from" | "cadence" | "instalments" | "amountFen">, monthly: boolean): Instalment[] {
    const year = amount.from.getFullYear();
    const month = amount.from.getMonth();
    return Array.from({ length: amount.instalments }, (_, index) => {
        const at = amount.cadence === "MONTH" ? new Date(year, month + index, 1) : new Date(year + (amount.cadence === "YEAR" ? index : 0), month, 1);
        return { period: monthly ? `${at.getFullYear()}-${two(at.getMonth() + 1)}` : String(at.getFullYear()), fen: amount.amountFen };
    });
}

/** The amounts as bars: by month where that stays readable, else by year. */
export function amountBars(amounts: cases.Amount[]): { periods: string[]; series: Series[] } {
    const months = amounts.filter((one) => one.cadence === "MONTH").reduce((sum, one) => sum + one.instalments, 0);
    const monthly = months > 0 && months <= 36;
    const byComponent = new Map<string, Map<string, number>>();
    for (const amount of amounts) {
        const name = words(amount.nameZh, amount.nameEn);
        const sums = byComponent.get(name) ?? new Map<string, number>();
        for (const one of instalmentsOf(amount, monthly)) sums.set(one.period, (sums.get(one.period) ?? 0) + one.fen);
        byComponent.set(name, sums);
    }
    const periods = [...new Set([...byComponent.values()].flatMap((sums) => [...sums.keys()]))].sort();
    return { periods, series: [...byComponent].map(([name, sums]) => ({ name, values: periods.map((period) => sums.get(period) ?? 0) })) };
}
