import { programmesApi } from "@/api/client";

export interface Field {
    name: string;
    type: string;
    required: boolean;
    default?: unknown;
    choices?: string[];
    doc: { zh: string; en: string };
}

/** A building block of a programme: a condition, a shape, a window, a payment calendar. */
export interface Block {
    kind: string;
    doc: { zh: string; en: string };
    fields: Field[];
}

export interface ProgrammeSchema {
    shapes: Block[];
    conditions: Block[];
    windows: Block[];
    payments: Block[];
}

export const loadSchema = async () => (await programmesApi.getProgrammeSchema()) as unknown as ProgrammeSchema;

/** A block that somebody chose, its fields as the text that was typed. */
export interface Chosen {
    kind: string;
    texts: Record<string, string>;
}

export const choose = (kind: string): Chosen => ({ kind, texts: {} });

/** A typed text as the value a pack would hold; `$key` refers to a parameter and stays as it is. */
export function fieldValue(type: string, text: string): unknown {
    const asked = text.trim();
    if (asked.startsWith("$")) return asked;
    if (/^\d+:/m.test(asked) && type.endsWith("_by_key")) {
        return Object.fromEntries(asked.split(/[\n;；,，]/).filter((line) => line.trim()).map((line) => line.split(":").map((part) => part.trim())).map(([key, value]) => [key, Number(value)]));
    }
    switch (type.replace("_by_key", "")) {
        case "money":
        case "count":
        case "rate":
        case "number": return Number(asked);
        case "flag": return asked === "true";
        case "numbers": return asked.split(/[,，\s]+/).filter(Boolean).map(Number);
        case "texts": return asked.split(/[,，\s]+/).filter(Boolean);
        default: return asked;
    }
}

/** The other way round: a pack's value as text to edit. */
export function fieldText(value: unknown): string {
    if (value === undefined || value === null) return "";
    if (Array.isArray(value)) return value.join(", ");
    if (typeof value === "object") return Object.entries(value).map(([key, one]) => `${key}: ${one}`).join("\n");
    return String(value);
}

/** `{kind: {field: value}}`, as a pack writes a block. */
export function blockContent(chosen: Chosen, blocks: Block[]): Record<string, unknown> {
    const fields = blocks.find((block) => block.kind === chosen.kind)?.fields ?? [];
    const types = new Map(fields.map((field) => [field.name, field.type]));
    const filled = Object.entries(chosen.texts).filter(([, text]) => text.trim() !== "");
    return { [chosen.kind]: Object.fromEntries(filled.map(([name, text]) => [name, fieldValue(types.get(name) ?? "text", text)])) };
}

/** What a block as a pack writes it was chosen from. */
export function chosenOf(content: Record<string, unknown>): Chosen {
    const [kind, fields] = Object.entries(content)[0] ?? ["", {}];
    return { kind, texts: Object.fromEntries(Object.entries((fields ?? {}) as object).map(([name, value]) => [name, fieldText(value)])) };
}

/** Required fields that are still empty. */
export function missingOf(chosen: Chosen, blocks: Block[]): Field[] {
    const block = blocks.find((one) => one.kind === chosen.kind);
    return (block?.fields ?? []).filter((field) => field.required && !chosen.texts[field.name]?.trim());
}
