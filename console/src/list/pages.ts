import { computed, ref, watch, type WatchSource } from "vue";
import { useLoad } from "@/api/load";

export interface Page<T> {
    items: T[];
    nextCursor?: string;
}

export type Ask<T> = (cursor: string | undefined, limit: number) => Promise<Page<T>>;

export const PAGE_SIZE = 50;

/** A list on the server, one page at a time; back to the first page when one of `when` changes. */
export function usePages<T>(ask: Ask<T>, when: WatchSource[] = [], size = PAGE_SIZE) {
    // The cursor each page began with; a server's list is walked forwards, and back the same way.
    const way = ref<(string | undefined)[]>([undefined]);
    const page = ref(0);
    const loaded = useLoad(() => ask(way.value[page.value], size));
    if (when.length) {
        watch(when, () => {
            way.value = [undefined];
            page.value = 0;
            void loaded.reload();
        });
    }
    async function turn(step: 1 | -1) {
        const next = loaded.data.value?.nextCursor;
        if (step === 1) {
            if (!next) return;
            way.value = [...way.value.slice(0, page.value + 1), next];
        }
        page.value = Math.max(0, page.value + step);
        await loaded.reload();
    }
    return {
        ...loaded,
        ask,
        page,
        turn,
        items: computed(() => loaded.data.value?.items ?? []),
        hasNext: computed(() => !!loaded.data.value?.nextCursor),
    };
}

export type Pages<T> = ReturnType<typeof usePages<T>>;

/** Everything of a list, page by page. */
export async function listAll<T>(ask: Ask<T>, most = 5000, progress: (count: number) => void = () => {}): Promise<T[]> {
    const all: T[] = [];
    let cursor: string | undefined;
    do {
        const page = await ask(cursor, 200);
        all.push(...page.items);
        cursor = page.nextCursor;
        progress(all.length);
    } while (cursor && all.length < most);
    return all;
}
