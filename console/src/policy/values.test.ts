import { expect, it } from "vitest";
import { editText, parseValue, valueText } from "./values";

it.each([
    ["money", 3600, "3600"],
    ["choice", "birthday", "birthday"],
    ["flag", true, "true"],
    ["date", "2025-01-01", "2025-01-01"],
    ["numbers", [1, 2, 3], "1, 2, 3"],
    ["texts", ["dibao", "tekun"], "dibao, tekun"],
    ["money_table", { "2": 600, "3": 800.5 }, "2: 600\n3: 800.5"],
])("writes a value of type %s so that it reads back the same", (type, value, text) => {
    expect(editText(type, value)).toBe(text);
    expect(parseValue(type, text)).toEqual(value);
});

it.each([
    ["money", "about 5"], ["count", ""], ["date", "2025/1/1"], ["numbers", "1, two"], ["money_table", "2 600"], ["flag", "maybe"],
])("refuses what is no value of type %s: %s", (type, text) => expect(parseValue(type, text)).toBeUndefined());

it("shows tables and lists in one line", () => {
    expect(valueText({ "2": 600, "3": 600 })).toBe("2 → 600；3 → 600");
    expect(valueText({ "2": "12600.50" }, "money_table")).toBe("2 → 12,600.50");
    expect(valueText([1, 2])).toBe("1、2");
    expect(valueText(undefined)).toBe("—");
});
