import { createI18n } from "vue-i18n";
import { half, type Texts } from "./texts";
import { typeset } from "./typeset";

export type Language = "zh" | "en";

const found = import.meta.glob<{ default: Texts }>("../*/texts.ts", { eager: true });

/** Every feature's texts. */
export const catalogue: Texts = Object.assign({}, ...Object.values(found).map((file) => file.default));

const KEY = "huiyu.language";

const remembered = localStorage.getItem(KEY);
const first: Language = remembered === "en" ? "en" : "zh";

export const i18n = createI18n({
    legacy: false,
    locale: first,
    fallbackLocale: "zh",
    messages: { zh: half(catalogue, 0), en: half(catalogue, 1) },
    missingWarn: false,
    fallbackWarn: false,
});

export const language = i18n.global.locale;

export const t = i18n.global.t;

/** Of a text that the server gives in both languages. */
export function words(chinese: string | undefined, english: string | undefined): string {
    return language.value === "zh" ? typeset(chinese || english || "") : english || chinese || "";
}

/** A word of a known list, such as a status; the code itself where the catalogue has none. */
export function word(list: string, code: string | undefined): string {
    if (!code) return "";
    const key = `${list}.${code}`;
    return i18n.global.te(key) ? t(key) : code;
}

export function setLanguage(chosen: Language) {
    language.value = chosen;
    localStorage.setItem(KEY, chosen);
    document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
}

setLanguage(first);
