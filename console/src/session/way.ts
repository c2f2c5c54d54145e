const KEY = "huiyu.return-to";

/** To the login and back to this page. */
export function logIn() {
    sessionStorage.setItem(KEY, location.pathname + location.search);
    location.assign("/login");
}

/** Where somebody wanted to go before logging in; once. */
export function takeReturnTo(): string | undefined {
    const path = sessionStorage.getItem(KEY) ?? undefined;
    sessionStorage.removeItem(KEY);
    return path && path.startsWith("/") && !path.startsWith("//") ? path : undefined;
}

/** Out of the platform, and then out of the identity provider, whose address the gateway tells. */
export async function logOut() {
    const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? "";
    const answer = await fetch("/logout", { method: "POST", headers: { "X-XSRF-TOKEN": decodeURIComponent(token) } });
    location.assign(answer.headers.get("Location") ?? "/");
}
