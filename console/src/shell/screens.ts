import {
    Bell, Calendar, ChatLineSquare, Coin, Collection, Connection, CopyDocument, DataLine, Document, DocumentChecked, Files, FirstAidKit, FolderOpened, Grid, House, List, Medal, Money, Notebook,
    OfficeBuilding, Postcard, RefreshLeft, School, Search, SetUp, Stamp, Switch, Ticket, Tickets, TrendCharts, Umbrella, Upload, User, UserFilled, View, Wallet, Warning, WarningFilled,
} from "@element-plus/icons-vue";
import type { Component } from "vue";

type Group = "work" | "insurance" | "assistance" | "childcare" | "money" | "policy" | "admin" | "control";

/** Where the server's menu entries stand; an entry of a module that is not named here stands with the work. */
const PLACES: Record<string, [Group, Component]> = {
    "/tasks": ["work", List],
    "/cases": ["work", FolderOpened],
    "/counter": ["work", Postcard],
    "/people": ["work", House],
    "/people-imports": ["work", Upload],
    "/merges": ["work", CopyDocument],
    "/take-up": ["work", Search],
    "/funds": ["money", Coin],
    "/fund-years": ["money", Calendar],
    "/payments": ["money", Money],
    "/recoveries": ["money", RefreshLeft],
    "/figures": ["control", DataLine],
    "/policy": ["policy", SetUp],
    "/programmes": ["policy", Tickets],
    "/proposals": ["policy", Document],
    "/packs": ["policy", Collection],
    "/tenants": ["admin", OfficeBuilding],
    "/modules": ["admin", Grid],
    "/org-units": ["admin", OfficeBuilding],
    "/staff": ["admin", User],
    "/clients": ["admin", Connection],
    "/integration": ["admin", Notebook],
    "/audit": ["control", View],
    "/indicators": ["control", TrendCharts],
    "/events": ["control", Warning],
    "/templates": ["policy", ChatLineSquare],
    "/recusals": ["admin", Stamp],
    "/insurance/people": ["insurance", UserFilled],
    "/insurance/preview": ["insurance", Tickets],
    "/insurance/institutions": ["insurance", FirstAidKit],
    "/insurance/employers": ["insurance", OfficeBuilding],
    "/insurance/catalogues": ["insurance", Collection],
    "/insurance/receivables": ["insurance", Wallet],
    "/insurance/uncovered": ["insurance", Umbrella],
    "/insurance/clearing": ["insurance", Switch],
    "/assistance/warnings": ["assistance", Bell],
    "/assistance/eligible": ["assistance", Search],
    "/assistance/statuses": ["assistance", Medal],
    "/childcare/institutions": ["childcare", School],
    "/childcare/attendance": ["childcare", Upload],
    "/childcare/vouchers": ["childcare", Ticket],
    "/childcare/findings": ["childcare", WarningFilled],
    "/childcare/draws": ["childcare", Search],
    "/childcare/facilities": ["childcare", OfficeBuilding],
    "/childcare/reports": ["childcare", DocumentChecked],
};

export const GROUPS: Group[] = ["work", "insurance", "assistance", "childcare", "money", "policy", "admin", "control"];

/** Where somebody of the role works most: that group comes first, and its first screen is their start. */
const FOCUS: Record<string, Group> = { FINANCE_OFFICER: "money", POLICY_OFFICER: "policy", TENANT_ADMIN: "admin", PROVINCE_ADMIN: "admin", AUDITOR: "control", INSTITUTION_STAFF: "childcare" };

/** The groups, the one of the caller's first role first; those who work on cases begin with the work. */
export function groupsFor(roles: Iterable<string>): Group[] {
    const all = [...roles];
    const first = all.some((role) => !FOCUS[role]) ? "work" : FOCUS[all[0]] ?? "work";
    return [first, ...GROUPS.filter((group) => group !== first)];
}

/** The first screen of the first group that has one. */
export function startOf(menu: { path: string }[], roles: Iterable<string>): string {
    for (const group of groupsFor(roles)) {
        const found = menu.find((entry) => groupOf(entry.path) === group);
        if (found) return found.path;
    }
    return "/welcome";
}

export const groupOf = (path: string): Group => PLACES[path]?.[0] ?? "work";
export const iconOf = (path: string): Component => PLACES[path]?.[1] ?? Files;
