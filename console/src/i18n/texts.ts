/** A text in Chinese and in English, side by side; each feature keeps its own in `texts.ts`. */
export type Texts = { [key: string]: [zh: string, en: string] | Texts };

interface Catalogue {
    [key: string]: string | Catalogue;
}

/** One language's half of a catalogue. */
export function half(texts: Texts, which: 0 | 1): Catalogue {
    return Object.fromEntries(
        Object.entries(texts).map(([key, value]) => [key, Array.isArray(value) ? value[which] : half(value, which)]),
    );
}
