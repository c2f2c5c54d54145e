import { expect, it } from "vitest";
import { groupsFor, startOf } from "./screens";

const menu = [{ path: "/tasks" }, { path: "/funds" }, { path: "/indicators" }, { path: "/policy" }, { path: "/staff" }];

it("begins where somebody of the role works", () => {
    expect(startOf(menu, ["FINANCE_OFFICER"])).toBe("/funds");
    expect(startOf(menu, ["POLICY_OFFICER"])).toBe("/policy");
    expect(startOf(menu, ["CASEWORKER", "FINANCE_OFFICER"])).toBe("/tasks");
    expect(startOf([{ path: "/policy" }], ["TENANT_ADMIN"])).toBe("/policy");
    expect(startOf([], ["AUDITOR"])).toBe("/welcome");
});

it("shows every group once, whoever looks", () => {
    expect(new Set(groupsFor(["AUDITOR"])).size).toBe(groupsFor([]).length);
});
