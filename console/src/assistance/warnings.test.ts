import { expect, it } from "vitest";
import { over } from "./warnings";

it("says by how much somebody's own cost is over the threshold", () => {
    expect(over({ ownCostFen: 1_250_000, thresholdFen: 1_000_000 })).toEqual({ fen: 250_000, percent: "25%" });
});

it("makes no share of a threshold of nothing", () => {
    expect(over({ ownCostFen: 500, thresholdFen: 0 })).toEqual({ fen: 500, percent: "" });
});
