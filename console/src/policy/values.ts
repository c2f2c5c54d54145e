import { language, word } from "@/i18n";

/** A parameter's value as people read and write it. Money is written in yuan, as policy documents do. */
export function valueText(value: unknown, type = ""): string {
    if (value === undefined || value === null) return "—";
    if (typeof value === "boolean") return value ? "✓" : "✗";
    if (Array.isArray(value)) return value.map((one) => valueText(one, type)).join("、");
    if (typeof value === "object") return Object.entries(value).map(([key, one]) => `${key} → ${valueText(one, type)}`).join(language.value === "zh" ? "；" : "; ");
    const text = String(value);
    return type.startsWith("money") ? text.replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ",")) : text;
}

/** A unit as packs write it, such as CNY/child-month, in words. */
export const unitText = (unit: string) => {
    const known = word("unit", unit.replace(/\W+/g, "_"));
    return known === unit.replace(/\W+/g, "_") ? unit : known;
};

const NUMBER_TYPES = ["money", "rate", "count", "days", "working_days", "months"];

/** How a value of a type is edited. */
export type Editor = "number" | "date" | "choice" | "flag" | "table" | "list" | "text";

export function editorOf(type: string): Editor {
    if (NUMBER_TYPES.includes(type)) return "number";
    if (type.endsWith("_table")) return "table";
    if (type === "numbers" || type === "texts") return "list";
    if (type === "date" || type === "choice" || type === "flag") return type;
    return "text";
}

/** A value as the text of its editor. */
export function editText(type: string, value: unknown): string {
    if (value === undefined || value === null) return "";
    switch (editorOf(type)) {
        case "table": return typeof value === "object" ? Object.entries(value as object).map(([key, one]) => `${key}: ${one}`).join("\n") : String(value);
        case "list": return Array.isArray(value) ? value.join(", ") : String(value);
        default: return String(value);
    }
}

/** The editor's text as a value of the type; undefined when it is none. */
export function parseValue(type: string, text: string): unknown {
    const asked = text.trim();
    switch (editorOf(type)) {
        case "number": return numberOf(asked);
        case "flag": return asked === "true" ? true : asked === "false" ? false : undefined;
        case "date": return /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : undefined;
        case "list": return listOf(asked, type === "numbers");
        case "table": return tableOf(asked);
        default: return asked || undefined;
    }
}

const numberOf = (text: string) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined);

function listOf(text: string, numbers: boolean): unknown {
    const parts = text.split(/[,，、\s]+/).filter(Boolean);
    const list = numbers ? parts.map(numberOf) : parts;
    return parts.length && list.every((one) => one !== undefined) ? list : undefined;
}

function tableOf(text: string): unknown {
    const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
    const entries = lines.map((line) => /^([^:：]+)[:：]\s*(-?\d+(?:\.\d+)?)$/.exec(line));
    if (!lines.length || entries.some((entry) => !entry)) return undefined;
    return Object.fromEntries(entries.map((entry) => [entry![1].trim(), Number(entry![2])]));
}
