import {
    Coin, Collection, Connection, DataLine, Document, Files, FolderOpened, Grid, House, List, Money, OfficeBuilding,
    Postcard, RefreshLeft, Search, SetUp, Tickets, User, View,
} from "@element-plus/icons-vue";
import type { Component } from "vue";

type Group = "work" | "money" | "policy" | "admin" | "control";

/** Where the server's menu entries stand; an entry of a module that is not named here stands with the work. */
const PLACES: Record<string, [Group, Component]> = {
    "/tasks": ["work", List],
    "/cases": ["work", FolderOpened],
    "/counter": ["work", Postcard],
    "/people": ["work", House],
    "/take-up": ["work", Search],
    "/funds": ["money", Coin],
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
    "/audit": ["control", View],
};

export const GROUPS: Group[] = ["work", "money", "policy", "admin", "control"];

export const groupOf = (path: string): Group => PLACES[path]?.[0] ?? "work";
export const iconOf = (path: string): Component => PLACES[path]?.[1] ?? Files;
