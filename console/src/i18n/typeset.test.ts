import { expect, it } from "vitest";
import { typeset } from "./typeset";

it("gives marks after Han characters their full width, and leaves the rest", () => {
    expect(typeset("\u521d\u5ba1:\u8bf7\u6838\u5bf9,2026")).toBe("\u521d\u5ba1\uff1a\u8bf7\u6838\u5bf9\uff0c2026");
    expect(typeset("\u4f9d\u636e: 2023")).toBe("\u4f9d\u636e\uff1a2023");
    expect(typeset("3600.00 \u5143,2026-12-31,\u6bcf\u5e74")).toBe("3600.00 \u5143\uff0c2026-12-31\uff0c\u6bcf\u5e74");
    expect(typeset("10:30, a:b, 1,000.00")).toBe("10:30, a:b, 1,000.00");
});
