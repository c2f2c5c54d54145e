const FULL: Record<string, string> = { ":": "\uff1a", ",": "\uff0c", ";": "\uff1b", "?": "\uff1f", "!": "\uff01" };

/** Han characters, and the brackets and quotes that go with them. */
const AFTER_HAN = /([\u3400-\u9fff\uff09\u300b\u201d\u3011])([:,;?!])\s?/g;

/** Chinese with the punctuation of Chinese, whoever typed it: a mark after a Han character takes its full width. */
export const typeset = (text: string) => text.replace(AFTER_HAN, (_, before: string, mark: string) => before + FULL[mark]);
