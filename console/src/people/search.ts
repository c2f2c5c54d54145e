import type { people } from "@huiyu/client";

/** A number in full is looked for as such; anything else is a name. */
export function searchOf(text: string): people.PersonSearch {
    const asked = text.trim().toUpperCase();
    if (/^\d{17}[\dX]$/.test(asked)) return { identifier: { kind: "citizen-id", number: asked } };
    if (/^[A-Z]\d{9}$/.test(asked)) return { identifier: { kind: "birth-certificate", number: asked } };
    return { name: text.trim(), match: "prefix" };
}
