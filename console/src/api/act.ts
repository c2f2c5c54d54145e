import { ElMessage } from "element-plus/es/components/message/index";
import "element-plus/es/components/message/style/css";
import { ref } from "vue";
import { noticeLoggedOut } from "@/session/session";
import { troubleOf, type Trouble } from "./problem";

export function say(text: string) {
    ElMessage({ message: text, type: "success", grouping: true, plain: true });
}

export function sayTrouble(trouble: Trouble) {
    const lines = [trouble.text, ...trouble.fields.map((entry) => entry.field + ": " + entry.text)];
    ElMessage({ message: lines.join("\n"), type: "error", duration: 6000, showClose: true, grouping: true, plain: true });
}

/**
 * One thing a person does: busy while it is under way, the server's no as `trouble` where it can be shown beside the
 * fields. Gives undefined when it failed.
 */
export function useAct() {
    const busy = ref(false);
    const trouble = ref<Trouble>();
    async function act<T>(what: () => Promise<T>, done?: string): Promise<T | undefined> {
        if (busy.value) return undefined;
        busy.value = true;
        trouble.value = undefined;
        try {
            const answer = await what();
            if (done) say(done);
            return answer;
        } catch (error) {
            trouble.value = await troubleOf(error);
            if (trouble.value.status === 401) noticeLoggedOut();
            return undefined;
        } finally {
            busy.value = false;
        }
    }
    return { busy, trouble, act };
}
