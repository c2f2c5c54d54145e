import { computed, ref } from "vue";
import { say, sayTrouble } from "@/api/act";
import { troubleOf } from "@/api/problem";
import { t } from "@/i18n";
import { exportList, MOST_ROWS, type ExportColumn } from "./export";
import type { Ask } from "./pages";

/** An export under way. It belongs to nobody's page: one may go on working, its file comes when it is ready. */
export interface Export {
    id: number;
    name: string;
    rows: number;
}

const running = ref<Export[]>([]);
let last = 0;

export const exportsRunning = computed(() => running.value);

export const isExporting = (name: string) => running.value.some((one) => one.name === name);

export async function startExport<T>(name: string, ask: Ask<T>, columns: ExportColumn<T>[]): Promise<void> {
    if (isExporting(name)) return;
    const id = ++last;
    running.value = [...running.value, { id, name, rows: 0 }];
    const progress = (rows: number) => (running.value = running.value.map((one) => (one.id === id ? { ...one, rows } : one)));
    try {
        const rows = await exportList(name, ask, columns, progress);
        say(t(rows >= MOST_ROWS ? "list.capped" : "list.exported", { count: rows }));
    } catch (error) {
        sayTrouble(await troubleOf(error));
    } finally {
        running.value = running.value.filter((one) => one.id !== id);
    }
}

/** Closing the window would lose the file. */
window.addEventListener("beforeunload", (event) => {
    if (running.value.length) event.preventDefault();
});
