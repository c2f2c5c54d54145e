import { platform } from "@huiyu/client";
import { computed, ref, shallowRef } from "vue";
import { meApi } from "@/api/client";
import { troubleOf, type Trouble } from "@/api/problem";
import { words } from "@/i18n";
import { activeTenant, rememberTenant } from "./tenant";

/** Who sits here: unknown until asked, then nobody, or somebody with or without a place to work. */
type State = "asking" | "nobody" | "choosing" | "ready" | "troubled";

export const state = ref<State>("asking");
export const me = shallowRef<platform.Me>();
export const sessionTrouble = ref<Trouble>();
/** Set when the session ended under somebody's hands; what is on the screen stays. */
export const loggedOut = ref(false);

export const active = computed(() => me.value?.active);
export const tenant = computed(() => me.value?.tenants.find((one) => one.divisionCode === active.value?.divisionCode));
export const tenantName = computed(() => (tenant.value ? words(tenant.value.nameZh, tenant.value.nameEn) : ""));
/** Another tenant, language or person: screens begin anew. */
export const sessionKey = computed(() => me.value?.subject + "/" + active.value?.divisionCode);

const held = computed(() => new Set(active.value?.permissions ?? []));

/** Whether the person may do it here; what they may not do is not shown. */
export const may = (permission: string) => held.value.has(permission);

export function noticeLoggedOut() {
    if (state.value === "ready") loggedOut.value = true;
}

export async function loadSession(): Promise<void> {
    try {
        me.value = await askWhoIAm();
        state.value = me.value.active ? "ready" : "choosing";
        if (me.value.active) rememberTenant(me.value.active.divisionCode);
    } catch (error) {
        const trouble = await troubleOf(error);
        sessionTrouble.value = trouble;
        state.value = trouble.status === 401 ? "nobody" : "troubled";
    }
}

/** The remembered tenant may be one this person does not belong to. */
async function askWhoIAm(): Promise<platform.Me> {
    if (!activeTenant.value) return meApi.getMe();
    try {
        return await meApi.getMe();
    } catch (error) {
        const status = (error as { response?: Response }).response?.status;
        if (status !== 403 && status !== 400) throw error;
        rememberTenant(undefined);
        return meApi.getMe();
    }
}

export async function chooseTenant(code: string): Promise<void> {
    rememberTenant(code);
    await loadSession();
}
