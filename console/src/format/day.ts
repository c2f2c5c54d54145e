/** Days as people here write them, 2026-03-05; the client reads a day as local midnight. */
export function day(value: Date | string | undefined | null): string {
    if (!value) return "—";
    if (typeof value === "string") return value.slice(0, 10);
    return `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`;
}

const time = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Asia/Shanghai",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
});

/** A moment, by the clock of China: 2026-03-05 14:20. */
export function moment(value: Date | undefined): string {
    return value ? time.format(value) : "—";
}

/** `from – to`, with an open end said as such. */
export function period(from: Date | string | undefined, to: Date | string | undefined): string {
    return `${from ? day(from) : "…"} – ${to ? day(to) : "…"}`;
}

export function today(): Date {
    const now = new Date();
    return new Date(now.getFullYear(), now.getMonth(), now.getDate());
}

/** Whole days from today; negative is past. */
export function daysFromToday(value: Date): number {
    return Math.round((value.getTime() - today().getTime()) / 86_400_000);
}

/** A picker's text as the local midnight the client wants. */
export function dayOf(text: string): Date {
    const [year, month, date] = text.split("-").map(Number);
    return new Date(year, month - 1, date);
}

const two = (number: number) => String(number).padStart(2, "0");
