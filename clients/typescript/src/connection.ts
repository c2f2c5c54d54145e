export interface ConnectionOptions {
    /** Of the gateway; the API lies under `/api` there. Empty in a browser on the gateway's own pages. */
    address: string;
    /** GB/T 2260 division code, six digits; may be left out by callers who belong to exactly one tenant. */
    tenant?: string;
    /** Gives the bearer token of the next request. Left out in a browser, where the gateway's session stands for it. */
    token?: () => string | Promise<string>;
    fetchApi?: typeof fetch;
}

interface RequestContext {
    url: string;
    init: RequestInit;
}

/** Fits the `Configuration` of every document. */
export interface Connection {
    basePath: string;
    fetchApi?: typeof fetch;
    credentials: RequestCredentials;
    middleware: { pre(context: RequestContext): Promise<{ url: string; init: RequestInit }> }[];
}

/** One caller of one platform in one tenant. */
export function connect(options: ConnectionOptions): Connection {
    return {
        basePath: options.address.replace(/\/$/, "") + "/api",
        credentials: "same-origin",
        middleware: [{ pre: (context) => sign(context, options) }],
        ...(options.fetchApi && { fetchApi: options.fetchApi }),
    };
}

async function sign(context: RequestContext, options: ConnectionOptions) {
    const headers = new Headers(context.init.headers);
    if (options.token) {
        headers.set("Authorization", "Bearer " + (await options.token()));
    }
    if (options.tenant) {
        headers.set("Huiyu-Tenant", options.tenant);
    }
    return { url: context.url, init: { ...context.init, headers } };
}

/**
 * A key for one write. Keep it beside the record it is for: sent again with the same body, also after a crash, it gets
 * the first answer instead of a second effect.
 */
export function newIdempotencyKey(): string {
    return crypto.randomUUID();
}
