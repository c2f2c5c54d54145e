// Known holes of what we depend on, asked of OSV (Maven and npm alike): fails when there is one, and says so when it
// cannot be asked. Run after the build, which leaves lists of what the Java modules depend on.
import { readFileSync, readdirSync } from "node:fs";

const OSV = "https://api.osv.dev/v1/querybatch";
const AT_ONCE = 500;
const PATIENCE = 20_000;
const LINE = / \(([\w.-]+:[\w.-]+):([\w.-]+) - /;

function maven() {
  const lists = readdirSync(".", { recursive: true })
    .filter((path) => path.endsWith("target/generated-sources/license/THIRD-PARTY.txt"));
  if (lists.length === 0) throw new Error("no module has a list of what it depends on; build first");
  const lines = lists.flatMap((list) => readFileSync(list, "utf8").split("\n"));
  return lines.map((line) => LINE.exec(line)).filter(Boolean).map(([, name, version]) => ({ ecosystem: "Maven", name, version }));
}

function npm() {
  return ["console", "clients/typescript"].flatMap((folder) =>
    Object.entries(JSON.parse(readFileSync(`${folder}/package-lock.json`, "utf8")).packages)
      .filter(([path, one]) => path && one.version)
      .map(([path, one]) => ({ ecosystem: "npm", name: path.slice(path.lastIndexOf("node_modules/") + 13), version: one.version })));
}

async function holes(packages) {
  const queries = packages.map(({ ecosystem, name, version }) => ({ package: { ecosystem, name }, version }));
  const answer = await fetch(OSV, { method: "POST", body: JSON.stringify({ queries }), signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`OSV answered ${answer.status}`);
  const { results } = await answer.json();
  return results.flatMap((result, i) => (result.vulns ?? []).map(({ id }) => ({ id, ...packages[i] })));
}

const all = [...new Map([...maven(), ...npm()].map((one) => [JSON.stringify(one), one])).values()];
const found = [];
try {
  for (let i = 0; i < all.length; i += AT_ONCE) found.push(...(await holes(all.slice(i, i + AT_ONCE))));
} catch (away) {
  console.log(`Known holes of ${all.length} packages: NOT CHECKABLE HERE (${away.cause?.code ?? away.message}).`);
  process.exit(0);
}
found.forEach(({ id, name, version }) => console.error(`${id}: ${name} ${version}`));
console.log(`Known holes: ${all.length} packages asked about, ${found.length} found.`);
process.exit(found.length === 0 ? 0 : 1);
