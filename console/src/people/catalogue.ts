import { computed, shallowRef, watch } from "vue";
import { orgUnitsApi, programmesApi } from "@/api/client";
import { words } from "@/i18n";
import { listAll } from "@/list/pages";
import { active, sessionKey, state } from "@/session/session";
import { t, word } from "@/i18n";

/** A fact of the platform's catalogue. */
export interface Fact {
    key: string;
    type: "date" | "count" | "number" | "money" | "rate" | "flag" | "division" | "text" | "texts" | "children";
    dated: boolean;
    name: { zh: string; en: string };
    question?: { zh: string; en: string };
}

type Words = { zh: string; en: string };

const facts = shallowRef<Map<string, Fact>>(new Map());
const places = shallowRef<Map<string, Words>>(new Map());

/** The fact catalogue and the tenant's districts, asked for once. */
watch([state, sessionKey], async () => {
    if (state.value !== "ready") return;
    const [schema, units] = await Promise.all([
        programmesApi.getProgrammeSchema().catch(() => ({})),
        listAll((cursor, limit) => orgUnitsApi.listOrgUnits({ divisionCode: active.value!.divisionCode, cursor, limit }), 2000).catch(() => []),
    ]);
    facts.value = new Map(((schema as { facts?: Fact[] }).facts ?? []).map((fact) => [fact.key, fact]));
    places.value = new Map(units.map((unit) => [unit.divisionCode, { zh: unit.nameZh, en: unit.nameEn }]));
}, { immediate: true });

export const allFacts = computed(() => [...facts.value.values()]);

export const districts = computed(() => [...places.value].map(([code, name]) => ({ code, ...name })));

export function findFact(key: string): Fact | undefined {
    return facts.value.get(key) ?? facts.value.get(key.replace(/\.[^.]+$/, ".*"));
}

export function factName(key: string): string {
    // A parent's birth date is not asked for by any rule, but kept all the same.
    const fact = findFact(key) ?? findFact(key.replace(/^(mother|father|guardian|applicant)\./, "child."));
    return fact ? words(fact.name.zh, fact.name.en) : key;
}

export function placeName(code: string): string {
    const name = places.value.get(code);
    return name ? words(name.zh, name.en) : code;
}

/** A fact's value as people read it. */
export function factValue(key: string, value: unknown): string {
    if (value === null || value === undefined || value === "none") return t("common.none");
    if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
    if (Array.isArray(value)) return value.map((one) => factValue(key, one)).join("、");
    if (typeof value === "object") return JSON.stringify(value);
    return findFact(key)?.type === "division" ? placeName(String(value)) : word("factWord", String(value));
}

/** Of a person in a family: `birth_date` of the child is `child.birth_date`. */
export const factKey = (role: string, attribute: string) => (attribute.startsWith("family.") ? attribute : `${role}.${attribute}`);
