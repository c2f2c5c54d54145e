import { computed, shallowRef, watch } from "vue";
import type { policy } from "@huiyu/client";
import { programmesApi } from "@/api/client";
import { words } from "@/i18n";
import { sessionKey, state } from "@/session/session";

const known = shallowRef<policy.ProgrammeSummary[]>([]);

/** The tenant's programmes by name, asked for once. */
watch([state, sessionKey], async () => {
    if (state.value !== "ready") return;
    known.value = await programmesApi.listProgrammes().catch(() => []);
}, { immediate: true });

export const programmes = computed(() => known.value);

export function programmeName(code: string): string {
    const found = known.value.find((programme) => programme.code === code);
    return found ? words(found.nameZh, found.nameEn) : code;
}
