import { expect, it } from "vitest";
import { contentOf, draftOf, gapsOf } from "./draft";
import type { ProgrammeSchema } from "./schema";

const text = { zh: "", en: "" };
const SCHEMA: ProgrammeSchema = {
    shapes: [{ kind: "monthly_series@1", doc: text, fields: [{ name: "amount", type: "money_by_key", required: true, doc: text }, { name: "until_age", type: "count", required: false, doc: text }] }],
    conditions: [{ kind: "birth_order", doc: text, fields: [{ name: "in", type: "numbers", required: true, doc: text }] }],
    windows: [],
    payments: [{ kind: "in_months", doc: text, fields: [{ name: "months", type: "numbers", required: true, doc: text }] }],
};

const CONTENT = {
    name: { zh: "示例补贴", en: "Example" },
    family: "childcare-subsidy-local",
    conditions: [{ birth_order: { in: [2, 3] } }],
    components: [{ code: "monthly", name: { zh: "补贴", en: "Subsidy" }, shape: { "monthly_series@1": { amount: "$a.b", until_age: 3 } } }],
    payment: { in_months: { months: [3, 6] } },
    combine: { with: "cn-childcare-subsidy" },
};

it("gives an existing programme back as it was, with the parts it does not show", () => {
    expect(contentOf(draftOf("x", CONTENT), SCHEMA)).toEqual(CONTENT);
});

it("knows what is missing before it can be proposed", () => {
    const draft = draftOf("x", CONTENT);
    expect(gapsOf(draft, SCHEMA)).toEqual([]);
    draft.components[0].shape.texts.amount = "";
    draft.conditions[0].texts.in = "";
    expect(gapsOf(draft, SCHEMA).map((field) => field.name)).toEqual(["in", "amount"]);
});
