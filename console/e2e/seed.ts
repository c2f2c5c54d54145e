import { ADDRESS } from "./browser";

/** What stories need to be there, made as a city's systems and staff would: through the API. */
const PASSWORD = "huiyu-demo";

export async function userToken(username: string): Promise<string> {
    return token({ grant_type: "password", client_id: "huiyu-cli", username, password: PASSWORD });
}

export async function systemToken(clientId: string): Promise<string> {
    const secret = process.env["SECRET_" + clientId.toUpperCase().replaceAll("-", "_")];
    if (!secret) throw new Error("no secret of " + clientId);
    return token({ grant_type: "client_credentials", client_id: clientId, client_secret: secret });
}

/** Of a system whose secret has just been told. */
export const tokenOf = (clientId: string, secret: string) => askToken({ grant_type: "client_credentials", client_id: clientId, client_secret: secret });

const tokens = new Map<string, { token: Promise<string>; until: number }>();

/** Good for some minutes; asked for again after one. */
function token(form: Record<string, string>): Promise<string> {
    const name = form.username ?? form.client_id;
    const held = tokens.get(name);
    if (held && held.until > Date.now()) return held.token;
    const token = askToken(form);
    tokens.set(name, { token, until: Date.now() + 60_000 });
    return token;
}

async function askToken(form: Record<string, string>): Promise<string> {
    const answer = await fetch(ADDRESS + "/auth/realms/huiyu/protocol/openid-connect/token", { method: "POST", body: new URLSearchParams(form) });
    if (!answer.ok) throw new Error(`no token for ${form.username ?? form.client_id}: ${answer.status}`);
    return ((await answer.json()) as { access_token: string }).access_token;
}

export async function call<T = Record<string, never>>(bearer: string, method: string, path: string, body?: unknown, tenant?: string): Promise<T> {
    const answer = await fetch(ADDRESS + "/api" + path, {
        method,
        headers: { Authorization: "Bearer " + bearer, "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID(), ...(tenant && { "Huiyu-Tenant": tenant }) },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
}

/**
 * Each run brings families of its own, with numbers and names of its own, so that the stories can be told again to a platform
 * that has heard them. All files of a run share it.
 */
export const RUN = Number(process.env.STORY_RUN ?? Math.floor(Math.random() * 5_000_000));

/** Unique to the run, for codes that a story makes up. */
export const serial = (number: number) => RUN * 10 + number;

/** A letter for the province, the run, and who of it: at most a hundred. */
export const certificate = (city: string, number: number) => String.fromCharCode(65 + (Number(city.slice(0, 2)) % 26)) + String(RUN).padStart(7, "0") + String(number).padStart(2, "0");

const SYLLABLES = [..."安宁和悦晨禾岚舟谷川星云林溪若知夏秋冬青黎明远航乐天佳思语诗"];

/** A name that nobody of another run has, as far as three in thirty go. */
export const called = (surname: string, number: number) => surname + SYLLABLES[(RUN + number) % 30] + SYLLABLES[Math.floor(RUN / 30 + number * 7) % 30];

/** A day of birth and a number on it that belong to this run: 5,000 days, 1,000 numbers. */
const grown = () => new Date(Date.UTC(1985, 0, 1 + Math.floor(RUN / 1000))).toISOString().slice(0, 10);

/** The identity number of the run's so-and-so-many-th grown woman or man. */
export const personOf = (division: string, number: number) => citizenId(division, grown(), (RUN + number) % 1000);

/** An identity number with its check digit. */
function citizenId(division: string, birth: string, serial: number): string {
    const digits = division + birth.replaceAll("-", "") + String(serial).padStart(3, "0");
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * weights[index], 0);
    return digits + "10X98765432"[sum % 11];
}

export interface Birth {
    city: string;
    district: string;
    child: string;
    mother: string;
    born: string;
    order: number;
    number: number;
}

export interface Reported {
    subjectId: string;
    cases: { id: string; programme: string; status: string; receiptNumber: string }[];
}

export async function reportBirth(birth: Birth): Promise<Reported> {
    const hospital = await systemToken(birth.city + "-hospital");
    return call<Reported>(hospital, "POST", "/life-events", {
        eventNumber: `story-${RUN}-${birth.city}-${birth.number}`,
        kind: "birth",
        occurredOn: birth.born,
        birth: {
            child: { name: birth.child, birthDate: birth.born, birthCertificate: certificate(birth.city, birth.number), birthOrder: birth.order, sex: "female", householdDivision: birth.district },
            parents: [{ role: "mother", name: birth.mother, citizenId: personOf(birth.district, birth.number), householdDivision: birth.district, phone: "138" + String(birth.number).padStart(8, "0") }],
        },
    });
}

/** Enough families that a list looks like one. */
export async function seedCity(city: string, district: string): Promise<Reported[]> {
    const children = ["王小满", "李一诺", "张沐宸", "刘雨桐", "陈梓萱", "杨浩然", "赵若溪", "黄思远"];
    const mothers = ["李梅", "王芳", "张静", "刘洋", "陈丽", "杨柳", "赵敏", "黄蕾"];
    const found: Reported[] = [];
    for (const [index, child] of children.entries()) {
        found.push(await reportBirth({ city, district, child, mother: mothers[index], born: `2026-0${index + 1}-1${index}`, order: (index % 3) + 1, number: index + 1 }));
    }
    return found;
}
