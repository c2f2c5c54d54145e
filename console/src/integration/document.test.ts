import { expect, it } from "vitest";
import { fieldsOf, operationsOf, typeOf, type Document } from "./document";

const DOCUMENT: Document = {
    info: { title: "Try", version: "1" },
    paths: {
        "/cases/{caseId}": {
            get: { operationId: "getCase", "x-permission": "case.read", parameters: [{ $ref: "#/components/parameters/CaseId" } as never], responses: { "200": { description: "The case.", content: { "application/json": { schema: { $ref: "#/components/schemas/Detail" } } } } } },
        },
    },
    components: {
        parameters: { CaseId: { name: "caseId", in: "path", required: true, schema: { type: "string", format: "uuid" } } },
        schemas: {
            Case: { type: "object", required: ["id"], properties: { id: { type: "string", format: "uuid" } } },
            Detail: { allOf: [{ $ref: "#/components/schemas/Case" }, { properties: { steps: { type: "array", items: { $ref: "#/components/schemas/Case" } } } }] },
        },
    },
};

it("reads operations with their parameters resolved", () => {
    const [operation] = operationsOf(DOCUMENT);
    expect(operation).toMatchObject({ id: "getCase", method: "GET", permission: "case.read" });
    expect(operation.parameters[0].name).toBe("caseId");
});

it("gathers a schema's fields from all its parts, and names types shortly", () => {
    const fields = fieldsOf(DOCUMENT, operationsOf(DOCUMENT)[0].answers[0].schema!);
    expect(fields.map((field) => [field.name, typeOf(field.schema), field.required])).toEqual([["id", "string uuid", true], ["steps", "Case[]", false]]);
});
