export const DOCUMENTS = ["cases", "people", "policy", "payments", "insurance", "assistance", "childcare", "platform"] as const;

/** The little of OpenAPI that a page of documents shows. */
export interface Schema {
    $ref?: string;
    type?: string;
    format?: string;
    description?: string;
    enum?: string[];
    required?: string[];
    properties?: Record<string, Schema>;
    items?: Schema;
    allOf?: Schema[];
}

export interface Parameter {
    $ref?: string;
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema?: Schema;
}

interface RawOperation {
    operationId: string;
    summary?: string;
    description?: string;
    tags?: string[];
    parameters?: Parameter[];
    requestBody?: { content: Record<string, { schema: Schema }> };
    responses?: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
    "x-permission"?: string;
}

export interface Document {
    info: { title: string; version: string; description?: string };
    paths: Record<string, Record<string, RawOperation> & { parameters?: Parameter[] }>;
    components?: { schemas?: Record<string, Schema>; parameters?: Record<string, Parameter> };
}

export interface Operation {
    id: string;
    method: string;
    path: string;
    summary: string;
    description?: string;
    permission?: string;
    parameters: Parameter[];
    body?: Schema;
    answers: { status: string; description: string; schema?: Schema }[];
}

const METHODS = ["get", "post", "put", "patch", "delete"];

/** Every operation of a document, in its order. */
export function operationsOf(document: Document): Operation[] {
    return Object.entries(document.paths).flatMap(([path, item]) =>
        METHODS.filter((method) => item[method]).map((method) => {
            const raw = item[method] as RawOperation;
            return {
                id: raw.operationId,
                method: method.toUpperCase(),
                path,
                summary: raw.summary ?? raw.operationId,
                description: raw.description,
                permission: raw["x-permission"],
                parameters: [...(item.parameters ?? []), ...(raw.parameters ?? [])].map((one) => resolve<Parameter>(document, one)),
                body: first(raw.requestBody?.content),
                answers: Object.entries(raw.responses ?? {}).map(([status, answer]) => ({ status, description: answer.description, schema: first(answer.content) })),
            };
        }),
    );
}

const first = (content: Record<string, { schema: Schema }> | undefined): Schema | undefined => content && Object.values(content)[0]?.schema;

/** What a `$ref` leads to; anything else is itself. */
export function resolve<T extends { $ref?: string }>(document: Document, one: T): T {
    if (!one.$ref) return one;
    return one.$ref.slice(2).split("/").reduce<unknown>((place, key) => (place as Record<string, unknown>)[key], document) as T;
}

export const nameOfRef = (schema: Schema) => schema.$ref?.split("/").pop();

/** A type in a few characters: `array of Case`, `string date`. */
export function typeOf(schema: Schema | undefined): string {
    if (!schema) return "";
    if (schema.$ref) return nameOfRef(schema)!;
    if (schema.items) return typeOf(schema.items) + "[]";
    return [schema.type ?? "any", schema.format].filter(Boolean).join(" ");
}

/** A schema's fields, those of its parts included. */
export function fieldsOf(document: Document, schema: Schema): { name: string; schema: Schema; required: boolean }[] {
    const whole = resolve(document, schema.items ?? schema);
    const own = Object.entries(whole.properties ?? {}).map(([name, field]) => ({ name, schema: field, required: whole.required?.includes(name) ?? false }));
    return [...(whole.allOf ?? []).flatMap((part) => fieldsOf(document, part)), ...own];
}
