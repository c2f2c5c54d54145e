import { yuan } from "@/format/money";
import { word } from "@/i18n";

const MEASURES = ["base", "paid", "times"];

/** `basic.outpatient.paid` as people read it: the layer, what it is about, and what is counted. */
export function counterName(code: string): string {
    if (code === "stays") return word("counterOf", "stays");
    const [layer, ...rest] = code.split(".");
    const measure = rest.at(-1) ?? "";
    const about = MEASURES.includes(measure) ? rest.slice(0, -1) : rest;
    return [word("layer", layer), ...about.map((one) => word("billKind", one)), MEASURES.includes(measure) ? word("counterOf", measure) : ""].filter(Boolean).join(" · ");
}

/** Times and stays are numbers; everything else is money. */
export const counterValue = (code: string, amount: number) => (code === "stays" || code.endsWith(".times") ? String(amount) : yuan(amount));
