import { expect, it } from "vitest";
import { searchOf } from "./search";

it("knows an identity number, a birth certificate and a name apart", () => {
    expect(searchOf(" 37010219940203002x ")).toEqual({ identifier: { kind: "citizen-id", number: "37010219940203002X" } });
    expect(searchOf("t370000001")).toEqual({ identifier: { kind: "birth-certificate", number: "T370000001" } });
    expect(searchOf("李 梅")).toEqual({ name: "李 梅", match: "prefix" });
    expect(searchOf("3701")).toEqual({ name: "3701", match: "prefix" });
});
