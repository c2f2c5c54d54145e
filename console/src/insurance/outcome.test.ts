import type { insurance } from "@huiyu/client";
import { expect, it } from "vitest";
import { partsOf, percent, shares } from "./outcome";

const settlement = (more: Partial<insurance.Settlement>) =>
    ({ layers: [{ layer: "basic", paidFen: 7_500 }, { layer: "assistance", paidFen: 1_500 }], patientFen: 1_000, totalFen: 10_000, outcome: {}, ...more }) as insurance.Settlement;

it("shows every layer and the patient, who together pay the bill", () => {
    const rows = shares(settlement({}));
    expect(rows.map((row) => row.key)).toEqual(["basic", "assistance", "patient"]);
    expect(rows.reduce((sum, row) => sum + row.fen, 0)).toBe(10_000);
    expect(rows.map((row) => row.share)).toEqual([0.75, 0.15, 0.1]);
});

it("a bill over nothing has no shares, and no part is made up", () => {
    expect(shares(settlement({ totalFen: 0, layers: [], patientFen: 0 }))).toEqual([{ key: "patient", fen: 0, share: 0 }]);
    expect(partsOf(settlement({}))).toEqual([]);
});

it("writes rates as people do", () => {
    expect(percent("0.8")).toBe("80%");
    expect(percent(0.125)).toBe("12.5%");
});
