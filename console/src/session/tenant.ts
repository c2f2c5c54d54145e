import { ref } from "vue";

const KEY = "huiyu.tenant";

/** Division code of the tenant this tab works in; two tabs may work in two cities. */
export const activeTenant = ref<string | undefined>(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? undefined);

export function rememberTenant(code: string | undefined) {
    activeTenant.value = code;
    for (const store of [sessionStorage, localStorage]) {
        if (code) store.setItem(KEY, code);
        else store.removeItem(KEY);
    }
}
