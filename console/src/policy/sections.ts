import type { policy } from "@huiyu/client";

export interface Section {
    name: string;
    rows: policy.ParameterInForce[];
    /** How many have no value. */
    missing: number;
}

/** Parameters by the first word of their keys, in the order they come. */
export function sectionsOf(rows: policy.ParameterInForce[]): Section[] {
    const found = new Map<string, policy.ParameterInForce[]>();
    for (const row of rows) {
        const name = row.key.split(".", 1)[0];
        found.set(name, [...(found.get(name) ?? []), row]);
    }
    return [...found].map(([name, own]) => ({ name, rows: own, missing: own.filter((one) => !one.value).length }));
}
