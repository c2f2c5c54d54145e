import type { platform } from "@huiyu/client";
import { expect, it } from "vitest";
import { inTree } from "./tree";

const tenant = (divisionCode: string, level: string) => ({ divisionCode, level }) as platform.Tenant;
const ALL = [tenant("370100", "city"), tenant("100000", "nation"), tenant("110000", "municipality"), tenant("350100", "city"), tenant("370000", "province"), tenant("350000", "province")];
const codes = (root: string) => inTree(ALL, root).map((one) => [one.tenant.divisionCode, one.deep]);

it("shows the nation with provinces and their cities beneath", () => {
    expect(codes("100000")).toEqual([["100000", 0], ["110000", 1], ["350000", 1], ["350100", 2], ["370000", 1], ["370100", 2]]);
});

it("shows a province its own cities, and a city itself", () => {
    expect(codes("370000")).toEqual([["370000", 0], ["370100", 1]]);
    expect(codes("350100")).toEqual([["350100", 0]]);
});
