import { expect, it } from "vitest";
import { unknownVariables } from "./variables";

it("finds what a notice could not fill in, once each", () => {
    expect(unknownVariables({ a: "{child} {amount}", b: "{amonut} {amonut}" }, ["child", "amount"])).toEqual(["amonut"]);
    expect(unknownVariables({ a: "{child}" }, ["child"])).toEqual([]);
});
