/**
 * How a browser or a Node program talks to Huiyu. Operations are generated from the API documents, one namespace per
 * document; {@link connect} gives what each of them is made with:
 *
 *     const huiyu = connect({address: "https://huiyu.example", tenant: "370100", token: () => session.token});
 *     const tenants = await new platform.TenantsApi(new platform.Configuration(huiyu)).listTenants();
 */
export * as platform from "./generated/platform/index.js";
export * as policy from "./generated/policy/index.js";
export * as people from "./generated/people/index.js";
export * as cases from "./generated/cases/index.js";
export * as payments from "./generated/payments/index.js";
export * as insurance from "./generated/insurance/index.js";
export * as childcare from "./generated/childcare/index.js";
export * as assistance from "./generated/assistance/index.js";
export { connect, newIdempotencyKey, type Connection, type ConnectionOptions } from "./connection.js";
export { problemOf, type FieldError, type Problem } from "./problem.js";
