import type { platform } from "@huiyu/client";

export interface Place {
    tenant: platform.Tenant;
    deep: number;
}

/** A tenant and those under it, parents before children. The code says what stands under what. */
export function inTree(all: platform.Tenant[], root: string): Place[] {
    const under = (one: platform.Tenant) => root === "100000" || one.divisionCode === root || (root.endsWith("0000") && one.divisionCode.startsWith(root.slice(0, 2)));
    const top = root === "100000" ? 0 : root.endsWith("0000") ? 1 : 2;
    return all.filter(under)
        .sort((one, other) => order(one).localeCompare(order(other)))
        .map((one) => ({ tenant: one, deep: depth(one) - top }));
}

const depth = (one: platform.Tenant) => ({ nation: 0, province: 1, municipality: 1, city: 2 })[one.level];
const order = (one: platform.Tenant) => (one.level === "nation" ? "" : one.divisionCode);
