import type { platform } from "@huiyu/client";

type Cell = platform.IndicatorCell;

/** The months of a list of figures, in order. */
export const monthsOf = (cells: Cell[]) => [...new Set(cells.map((cell) => cell.month))].sort();

/** What a cell counts: divided where the indicator is an average or a share; undefined when hidden. */
export function valueOf(cell: Cell): number | undefined {
    if (cell.hidden || cell.numerator === undefined) return undefined;
    return cell.denominator === undefined ? cell.numerator : cell.denominator === 0 ? undefined : cell.numerator / cell.denominator;
}

export interface Row {
    key: string;
    cell: Cell;
    /** By month. */
    cells: Map<string, Cell>;
}

/** One row for each place, programme and slice; totals over all cities first. */
export function rowsOf(cells: Cell[]): Row[] {
    const rows = new Map<string, Row>();
    for (const cell of cells) {
        const key = [cell.divisionCode ?? "", cell.programme, cell.slice].join("|");
        if (!rows.has(key)) rows.set(key, { key, cell, cells: new Map() });
        rows.get(key)!.cells.set(cell.month, cell);
    }
    return [...rows.values()].sort((one, other) => one.key.localeCompare(other.key));
}
