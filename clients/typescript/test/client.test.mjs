import assert from "node:assert/strict";
import { test } from "node:test";
import * as huiyu from "../dist/index.js";

function fakeFetch(asked, status, body) {
    return async (url, init) => {
        asked.push({ url, method: init.method, headers: new Headers(init.headers) });
        return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
    };
}

function tenants(asked, status, body) {
    const connection = huiyu.connect({
        address: "https://huiyu.example/",
        tenant: "370100",
        token: async () => "abc",
        fetchApi: fakeFetch(asked, status, body),
    });
    return new huiyu.platform.TenantsApi(new huiyu.platform.Configuration(connection));
}

test("every request carries the token and the tenant", async () => {
    const asked = [];
    await tenants(asked, 200, { items: [] }).listTenants();

    assert.equal(asked.length, 1);
    assert.equal(asked[0].url, "https://huiyu.example/api/tenants");
    assert.equal(asked[0].headers.get("Authorization"), "Bearer abc");
    assert.equal(asked[0].headers.get("Huiyu-Tenant"), "370100");
});

test("a no is read as a problem with its fields", async () => {
    const errors = [{ field: "child.birthDate", rule: "past", zh: "须为过去", en: "must be past" }];
    const refused = { status: 422, code: "invalid-request", title: "不符合规则", detail: "see fields", errors };
    const error = await tenants([], 422, refused).listTenants().catch((thrown) => thrown);

    assert.deepEqual(await huiyu.problemOf(error), refused);
});

test("an answer that is not the platform's is no problem of it", async () => {
    const error = await tenants([], 502, "Bad gateway").listTenants().catch((thrown) => thrown);

    assert.equal(error.response.status, 502);
    assert.equal(await huiyu.problemOf(error), undefined);
    assert.equal(await huiyu.problemOf(new TypeError("fetch failed")), undefined);
});

test("every document of the API is there", () => {
    for (const document of ["platform", "policy", "people", "cases", "payments"]) {
        assert.equal(typeof huiyu[document].Configuration, "function", document);
    }
});
