import { expect, it } from "vitest";
import { sections } from "./explanation";

const TEXT = [
    "项目 cn-childcare-subsidy（2026-11-22 审核）：符合条件，予以发放。",
    "· 按年发放:2026-01-01 至 2028-12-31,每年 3600.00 元,共 3 年,合计 10800.00 元。",
    "  依据:《育儿补贴制度实施方案》",
    "合计 10800.00 元。",
    "条件 出生日期在范围内:符合",
];

it("begins with what came out, without the programme's code", () => {
    expect(sections(TEXT).sentence).toBe("2026-11-22 审核 · 符合条件，予以发放。");
});

it("names the amounts apart and keeps every line behind them", () => {
    expect(sections(TEXT).amounts).toEqual(["按年发放：2026-01-01 至 2028-12-31，每年 3600.00 元，共 3 年，合计 10800.00 元。"]);
    expect(sections(TEXT).rest).toHaveLength(TEXT.length - 1);
});

it("has nothing to say about nothing", () => {
    expect(sections([])).toEqual({ sentence: "", amounts: [], rest: [] });
});
