/** One field's error: a path into the body or a parameter's name, and the stable name of the rule it breaks. */
export interface FieldError {
    field: string;
    rule: string;
    zh: string;
    en: string;
}

/** Why the platform said no (RFC 9457); `code` is stable and what a program should look at. */
export interface Problem {
    status: number;
    code: string;
    title: string;
    detail: string;
    errors: FieldError[];
}

/** The problem behind what an operation threw; undefined when no answer came, or one that is not the platform's. */
export async function problemOf(error: unknown): Promise<Problem | undefined> {
    const response = (error as { response?: unknown } | null)?.response;
    if (!(response instanceof Response) || response.bodyUsed) {
        return undefined;
    }
    try {
        const body: unknown = await response.json();
        return isProblem(body) ? { ...body, errors: body.errors ?? [] } : undefined;
    } catch {
        return undefined;
    }
}

function isProblem(body: unknown): body is Problem {
    return typeof body === "object" && body !== null && typeof (body as Problem).code === "string";
}
