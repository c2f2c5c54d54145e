import { problemOf, type FieldError } from "@huiyu/client";
import { t, words } from "@/i18n";

/** What went wrong, in words for people. */
export interface Trouble {
    /** 0 when no answer came at all. */
    status: number;
    code: string;
    text: string;
    fields: { field: string; text: string }[];
    correlationId?: string;
}

/** Makes words of whatever an API call threw. */
export async function troubleOf(error: unknown): Promise<Trouble> {
    const response = (error as { response?: Response } | null)?.response;
    const correlationId = response?.headers.get("X-Correlation-Id") ?? undefined;
    const problem = await problemOf(error);
    if (problem) {
        return {
            status: problem.status,
            code: problem.code,
            text: words(problem.title, problem.detail),
            fields: problem.errors.map((entry: FieldError) => ({ field: entry.field, text: words(entry.zh, entry.en) })),
            correlationId,
        };
    }
    if (response) {
        return { status: response.status, code: "no-problem", text: t("trouble.server"), fields: [], correlationId };
    }
    if (!isFetchFailure(error)) console.error(error);
    return { status: 0, code: isFetchFailure(error) ? "offline" : "script", text: t(isFetchFailure(error) ? "trouble.offline" : "trouble.script"), fields: [] };
}

const isFetchFailure = (error: unknown) => (error as Error | null)?.name === "FetchError" || error instanceof TypeError && /fetch/i.test(error.message);
