import type { platform } from "@huiyu/client";
import { tenantsApi } from "@/api/client";
import { listAll } from "@/list/pages";
import { active } from "@/session/session";

/** Where the caller may manage systems: the own tenant and what stands under it, the sandboxes first. */
export async function listPlaces(): Promise<platform.Tenant[]> {
    const own = active.value!.divisionCode;
    const all = await listAll((cursor, limit) => tenantsApi.listTenants({ cursor, limit }), 1000);
    return all.filter((one) => isWithin(one.divisionCode, own)).sort((one, other) => Number(!!other.sandbox) - Number(!!one.sandbox));
}

/** By the codes alone: 370100 lies within 370000 and within 100000. */
export function isWithin(code: string, upper: string): boolean {
    return upper === "100000" || code === upper || (upper.endsWith("0000") && code.startsWith(upper.slice(0, 2)));
}

/** The code of a province's sandbox: no place has 99 there. */
export const sandboxCode = (province: string) => province.slice(0, 2) + "9900";
