/** What a text asks for in braces and the template does not have. */
export function unknownVariables(texts: Record<string, string>, known: string[]): string[] {
    const asked = Object.values(texts).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]));
    return [...new Set(asked.filter((name) => !known.includes(name)))];
}
