import { ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from "vue";
import { noticeLoggedOut } from "@/session/session";
import { troubleOf, type Trouble } from "./problem";

export interface Loaded<T> {
    data: ShallowRef<T | undefined>;
    trouble: Ref<Trouble | undefined>;
    loading: Ref<boolean>;
    reload: () => Promise<void>;
}

/** Asks now, and again whenever one of `when` changes; of several answers only the last question's counts. */
export function useLoad<T>(ask: () => Promise<T>, when: WatchSource[] = []): Loaded<T> {
    const data = shallowRef<T>();
    const trouble = ref<Trouble>();
    const loading = ref(true);
    let question = 0;
    const reload = async () => {
        const mine = ++question;
        loading.value = true;
        try {
            const answer = await ask();
            if (mine !== question) return;
            data.value = answer;
            trouble.value = undefined;
        } catch (error) {
            const found = await troubleOf(error);
            if (mine !== question) return;
            trouble.value = found;
            if (found.status === 401) noticeLoggedOut();
        } finally {
            if (mine === question) loading.value = false;
        }
    };
    if (when.length) watch(when, reload);
    void reload();
    return { data, trouble, loading, reload };
}
