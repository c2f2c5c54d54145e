import type { childcare } from "@huiyu/client";

export const occupancyBy = (rows: childcare.Occupancy[]) => new Map(rows.map((row) => [row.key, row]));

export const total = (rows: childcare.Occupancy[]) => ({
    places: rows.reduce((sum, row) => sum + row.places, 0),
    children: rows.reduce((sum, row) => sum + row.children, 0),
});

/** How full, in whole percent; undefined where there is no place at all. */
export const fullness = (row: { places: number; children: number }) => (row.places > 0 ? Math.round((row.children / row.places) * 100) : undefined);
