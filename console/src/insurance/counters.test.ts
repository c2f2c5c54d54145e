import { expect, it } from "vitest";
import { counterName, counterValue } from "./counters";

it("names a counter by layer, matter and measure", () => {
    expect(counterName("basic.outpatient.paid")).toBe("基本医保 · 门诊 · 已支付");
    expect(counterName("critical.base")).toBe("大病保险 · 累计费用");
    expect(counterName("stays")).toBe("住院次数");
});

it("shows money as money and times as times", () => {
    expect(counterValue("basic.paid", 120_000)).toBe("¥1,200.00");
    expect(counterValue("aid.times", 2)).toBe("2");
    expect(counterValue("stays", 3)).toBe("3");
});
