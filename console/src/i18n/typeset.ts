const FULL: Record<string, string> = { ":": "\uff1a", ",": "\uff0c", ";": "\uff1b", "?": "\uff1f", "!": "\uff01" };

/** A mark beside a Han character, or a bracket or quote that goes with one. */
const BESIDE_HAN = /(?<=[\u3400-\u9fff\uff09\u300b\u201d\u3011])([:,;?!])\s?|([:,;?!])\s?(?=[\u3400-\u9fff\uff08\u300a\u201c\u3010])/g;

/** Chinese with the punctuation of Chinese, whoever typed it: a mark beside a Han character takes its full width. */
export const typeset = (text: string) => text.replace(BESIDE_HAN, (_, after?: string, before?: string) => FULL[(after ?? before)!]);
