/**
 * How another system talks to Huiyu. {@link huiyu.client.HuiyuClient} holds the address, the token and the tenant; the
 * operations are generated from the API documents, one package per document ({@code huiyu.client.cases}, …):
 *
 * <pre>{@code
 * HuiyuClient huiyu = HuiyuClient.at("https://huiyu.example")
 *         .token(ClientCredentials.of(tokenUri, clientId, clientSecret))
 *         .tenant("370100")
 *         .build();
 * var tenants = new TenantsApi(huiyu.http()).listTenants(null, null);
 * }</pre>
 */
package huiyu.client;
