import type { payments } from "@huiyu/client";

/** An amount in equal monthly parts; the fen that do not divide go into the first. */
export function instalmentsFor(totalFen: number, parts: number, first: Date): payments.RecoveryInstalment[] {
    const each = Math.floor(totalFen / parts);
    return Array.from({ length: parts }, (_, index) => ({
        dueOn: new Date(first.getFullYear(), first.getMonth() + index, Math.min(first.getDate(), lastDay(first, index))),
        amountFen: index === 0 ? totalFen - each * (parts - 1) : each,
    }));
}

const lastDay = (first: Date, months: number) => new Date(first.getFullYear(), first.getMonth() + months + 1, 0).getDate();
