import type { people } from "@huiyu/client";
import { factKey } from "./catalogue";

/** One bar: what held from a day to a day, in whole days since 1970 for drawing. */
export interface Span {
    value: unknown;
    from?: Date;
    to?: Date;
    source: string;
}

export interface Lane {
    key: string;
    role: string;
    name: string;
    spans: Span[];
}

type Entry = Pick<people.FactHistoryEntry, "attribute" | "value" | "validFrom" | "validTo" | "source" | "supersededAt">;

/** What is known now of one person: a lane for each fact, its values in the order of time. */
export function lanesOf(role: string, name: string, entries: Entry[]): Lane[] {
    const lanes = new Map<string, Lane>();
    for (const entry of entries.filter((one) => !one.supersededAt)) {
        const key = factKey(role, entry.attribute);
        const lane = lanes.get(key) ?? { key, role, name, spans: [] };
        lane.spans.push({ value: entry.value, from: entry.validFrom, to: entry.validTo, source: entry.source });
        lanes.set(key, lane);
    }
    for (const lane of lanes.values()) lane.spans.sort((one, other) => (one.from?.getTime() ?? -Infinity) - (other.from?.getTime() ?? -Infinity));
    return [...lanes.values()];
}

/** A fact with dates belongs on the axis; one without stands beside it. */
export const isDated = (lane: Lane) => lane.spans.some((span) => span.from || span.to);

export interface Axis {
    from: number;
    to: number;
    years: { label: string; at: number }[];
}

/** Whole years around every day that is named, with today in it. */
export function axisOf(lanes: Lane[], today: Date): Axis {
    const years = lanes.flatMap((lane) => lane.spans.flatMap((span) => [span.from, span.to])).concat(today).filter((one): one is Date => !!one).map((one) => one.getFullYear());
    // Somebody's old dates must not press the rest together.
    const first = Math.max(Math.min(...years), today.getFullYear() - 8);
    const last = Math.min(Math.max(...years) + 1, today.getFullYear() + 4);
    const from = new Date(first, 0, 1).getTime();
    const to = new Date(last, 0, 1).getTime();
    const labels = Array.from({ length: last - first }, (_, index) => first + index);
    return { from, to, years: labels.map((year) => ({ label: String(year), at: (new Date(year, 0, 1).getTime() - from) / (to - from) })) };
}

/** Where a span lies on the axis, as shares of its width; open ends reach the edge. */
export function place(span: Span, axis: Axis): { left: number; width: number } {
    const clamp = (time: number) => Math.min(1, Math.max(0, (time - axis.from) / (axis.to - axis.from)));
    const left = span.from ? clamp(span.from.getTime()) : 0;
    const right = span.to ? clamp(span.to.getTime() + 86_400_000) : 1;
    return { left, width: Math.max(0.006, right - left) };
}
