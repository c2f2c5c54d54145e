import { expect, it } from "vitest";
import { isWithin, sandboxCode } from "./places";

it("tells by the codes what stands under a tenant", () => {
    expect(isWithin("370100", "370000")).toBe(true);
    expect(isWithin("379900", "370000")).toBe(true);
    expect(isWithin("350100", "370000")).toBe(false);
    expect(isWithin("370200", "370100")).toBe(false);
    expect(isWithin("370100", "100000")).toBe(true);
    expect(sandboxCode("370000")).toBe("379900");
});
