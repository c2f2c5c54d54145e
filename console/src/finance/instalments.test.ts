import { expect, it } from "vitest";
import { day } from "@/format/day";
import { instalmentsFor } from "./instalments";

it("loses no fen", () => {
    const parts = instalmentsFor(100_01, 3, new Date(2026, 0, 15));
    expect(parts.map((one) => one.amountFen)).toEqual([33_35, 33_33, 33_33]);
});

it("stays at the end of a short month and comes back after it", () => {
    expect(instalmentsFor(300, 3, new Date(2026, 0, 31)).map((one) => day(one.dueOn))).toEqual(["2026-01-31", "2026-02-28", "2026-03-31"]);
});
