import { listAll, type Ask } from "./pages";

export interface ExportColumn<T> {
    label: string;
    /** Money as a number of yuan, so that a spreadsheet can add it. */
    value: (row: T) => string | number | Date | undefined | null;
    width?: number;
}

/** More than a spreadsheet of work needs; the whole table is a job for the API. */
export const MOST_ROWS = 100_000;

/** All pages of a list as an .xlsx file; the writer is loaded only now. */
export async function exportList<T>(name: string, ask: Ask<T>, columns: ExportColumn<T>[], progress: (count: number) => void): Promise<number> {
    const rows = await listAll(ask, MOST_ROWS, progress);
    const { default: write } = await import("write-excel-file/browser");
    const head = columns.map((column) => ({ value: column.label, fontWeight: "bold" as const }));
    const body = rows.map((row) => columns.map((column) => cell(column.value(row))));
    await write([head, ...body] as never, { columns: columns.map((column) => ({ width: column.width ?? 16 })) } as never).toFile(`${name}.xlsx`);
    return rows.length;
}

function cell(value: string | number | Date | undefined | null) {
    if (value === undefined || value === null) return null;
    if (value instanceof Date) return { value: utcDay(value), type: Date, format: "yyyy-mm-dd" };
    return { value };
}

/** The writer reads dates as UTC; the client's days are local midnights. */
const utcDay = (value: Date) => new Date(Date.UTC(value.getFullYear(), value.getMonth(), value.getDate()));
