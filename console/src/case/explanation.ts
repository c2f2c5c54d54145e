import { typeset } from "@/i18n/typeset";

/** The server's text in three parts: the sentence, the amounts, and everything behind it. */
export interface Sections {
    sentence: string;
    amounts: string[];
    rest: string[];
}

/** The first line says what came out, lines with a dot before them say how much; clauses and standards follow. */
export function sections(paragraphs: string[]): Sections {
    const [first = "", ...others] = paragraphs.map(typeset);
    const amounts = others.filter((line) => /^[·•-]/.test(line)).map((line) => line.replace(/^[·•-]\s*/, ""));
    return { sentence: plain(first), amounts, rest: others };
}

/** "项目 jinan-…（2026-11-22 审核）：符合条件" begins with a code that nobody at a desk knows. */
const plain = (line: string) => line.replace(/^(?:项目|Programme) \S+?\s*[（(]([^）)]*)[）)]\s*[：:]\s*/, "$1 · ");
