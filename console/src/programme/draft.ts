import { blockContent, choose, chosenOf, missingOf, type Chosen, type Field, type ProgrammeSchema } from "./schema";

export interface ComponentDraft {
    code: string;
    nameZh: string;
    nameEn: string;
    shape: Chosen;
}

/** A programme while it is being filled in. */
export interface ProgrammeDraft {
    code: string;
    nameZh: string;
    nameEn: string;
    family: string;
    conditions: Chosen[];
    components: ComponentDraft[];
    window: Chosen;
    payment: Chosen;
    /** Parts of an existing programme that the form does not show. */
    rest: Record<string, unknown>;
}

const SHOWN = ["name", "family", "conditions", "components", "window", "payment"];

export const emptyDraft = (): ProgrammeDraft => ({
    code: "", nameZh: "", nameEn: "", family: "childcare-subsidy-local",
    conditions: [choose("birth_date")],
    components: [{ code: "main", nameZh: "", nameEn: "", shape: choose("monthly_series@1") }],
    window: choose(""), payment: choose(""), rest: {},
});

type Content = Record<string, unknown>;
type Name = { zh?: string; en?: string };

/** The form's state for a programme that exists. */
export function draftOf(code: string, content: Content): ProgrammeDraft {
    const name = (content.name ?? {}) as Name;
    const one = (part: unknown) => (part && typeof part === "object" ? chosenOf(part as Content) : choose(""));
    return {
        code,
        nameZh: name.zh ?? "",
        nameEn: name.en ?? "",
        family: String(content.family ?? ""),
        conditions: ((content.conditions ?? []) as Content[]).map(chosenOf),
        components: ((content.components ?? []) as Content[]).map((part) => ({
            code: String(part.code ?? ""), nameZh: (part.name as Name)?.zh ?? "", nameEn: (part.name as Name)?.en ?? "", shape: one(part.shape),
        })),
        window: one(content.window),
        payment: one(content.payment),
        rest: Object.fromEntries(Object.entries(content).filter(([key]) => !SHOWN.includes(key))),
    };
}

/** The programme as a pack writes it. */
export function contentOf(draft: ProgrammeDraft, schema: ProgrammeSchema): Content {
    return {
        ...draft.rest,
        name: { zh: draft.nameZh, en: draft.nameEn },
        family: draft.family,
        conditions: draft.conditions.filter((one) => one.kind).map((one) => blockContent(one, schema.conditions)),
        components: draft.components.map((one) => ({ code: one.code, name: { zh: one.nameZh || draft.nameZh, en: one.nameEn || draft.nameEn }, shape: blockContent(one.shape, schema.shapes) })),
        ...(draft.window.kind && { window: blockContent(draft.window, schema.windows) }),
        ...(draft.payment.kind && { payment: blockContent(draft.payment, schema.payments) }),
    };
}

/** What must still be filled in before it can be proposed. */
export function gapsOf(draft: ProgrammeDraft, schema: ProgrammeSchema): Field[] {
    return [
        ...draft.conditions.flatMap((one) => missingOf(one, schema.conditions)),
        ...draft.components.flatMap((one) => missingOf(one.shape, schema.shapes)),
        ...missingOf(draft.window, schema.windows),
        ...missingOf(draft.payment, schema.payments),
    ];
}
