import { expect, it } from "vitest";
import { blockContent, chosenOf, fieldText, fieldValue, missingOf, type Block } from "./schema";

const SERIES: Block = {
    kind: "monthly_series@1",
    doc: { zh: "按月发放", en: "an amount each month" },
    fields: [
        { name: "amount", type: "money_by_key", required: true, doc: { zh: "金额", en: "the amount" } },
        { name: "until_age", type: "count", required: false, doc: { zh: "至几周岁", en: "until age" } },
    ],
};

it.each([
    ["money_by_key", "600", 600],
    ["money_by_key", "2: 600\n3: 800", { "2": 600, "3": 800 }],
    ["money_by_key", "$jinan.subsidy.monthly", "$jinan.subsidy.monthly"],
    ["numbers", "1, 2", [1, 2]],
    ["flag", "true", true],
    ["choice", "first_day", "first_day"],
])("reads a field of type %s: %s", (type, text, value) => {
    expect(fieldValue(type, text)).toEqual(value);
    expect(fieldValue(type, fieldText(value))).toEqual(value);
});

it("makes a block as a pack writes it, leaving out what is empty, and reads it back", () => {
    const content = blockContent({ kind: SERIES.kind, texts: { amount: "600", until_age: " " } }, [SERIES]);
    expect(content).toEqual({ "monthly_series@1": { amount: 600 } });
    expect(chosenOf(content)).toEqual({ kind: SERIES.kind, texts: { amount: "600" } });
});

it("names the required fields that are missing", () => {
    expect(missingOf({ kind: SERIES.kind, texts: {} }, [SERIES]).map((field) => field.name)).toEqual(["amount"]);
    expect(missingOf({ kind: SERIES.kind, texts: { amount: "$x" } }, [SERIES])).toEqual([]);
});
