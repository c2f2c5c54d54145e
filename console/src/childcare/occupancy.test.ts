import { expect, it } from "vitest";
import { fullness, occupancyBy, total } from "./occupancy";

const ROWS = [{ key: "A-1", places: 20, children: 15 }, { key: "B-2", places: 0, children: 0 }];

it("adds places and children", () => {
    expect(total(ROWS)).toEqual({ places: 20, children: 15 });
    expect(occupancyBy(ROWS).get("A-1")?.children).toBe(15);
});

it("is so full, and not at all where there is no place", () => {
    expect(fullness(ROWS[0])).toBe(75);
    expect(fullness(ROWS[1])).toBeUndefined();
});
