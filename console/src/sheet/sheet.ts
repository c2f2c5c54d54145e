/** What every import of a file can be asked, whatever its rows are about. */
export interface Standing { id: string; dryRun: boolean; status: "running" | "stopped" | "done"; totalRows: number; readRows: number; goodRows: number; badRows: number; stopped?: { zh: string; en: string } }
export interface RowError { row: number; field: string; rule: string; zh: string; en: string }
export interface SheetApi {
    begin(file: File, dryRun: boolean): Promise<Standing>;
    standing(id: string): Promise<Standing>;
    errors(id: string, cursor: string | undefined, limit: number): Promise<{ items: RowError[]; nextCursor?: string }>;
}
