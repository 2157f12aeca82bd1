/**
 * The interface's types out of the server's own description of it:
 *
 *     npm run types -- openapi.json            writes common/src/generated/openapi.ts
 *     npm run types -- openapi.json --check    says whether that file is still true, and exits 1 where it is not
 *
 * Of the paths only their names are taken, each with the names that its query may have: `Routes`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

/** Closed sets that the pages also go through while they run, each as `REASON`, `KIOSK_NEED`, `ACTION`: type names are gone by then. */
const LISTED = ["Reason", "KioskNeed", "Action"];

const OUT = new URL("../src/generated/openapi.ts", import.meta.url);
const HEAD =
  "/** Written by `npm run types` from the server's OpenAPI document. Change the server's models instead. */\n\n";

const [file, ...flags] = process.argv.slice(2);
if (!file) {
  console.error("npm run types -- FILE [--check]: FILE is the server's /api/v1/openapi.json");
  process.exit(2);
}

const document = JSON.parse(readFileSync(file, "utf8"));
// A default means that a key may be left out of a request, and the server never sends null.
const nodes = await openapiTS({ ...document, paths: {} }, { defaultNonNullable: false });
const types = astToString(nodes).replace(/^export type (?:paths|webhooks|operations|\$defs).*\n/gm, "");
const text = HEAD + types + valuesOf(document.components.schemas) + routesOf(document.paths);

if (!flags.includes("--check")) {
  writeFileSync(OUT, text);
} else if (readFileSync(OUT, "utf8") !== text) {
  console.error("common/src/generated/openapi.ts is not what the server says any more: run npm run types");
  process.exit(1);
}

function valuesOf(schemas) {
  const lists = LISTED.map((name) => {
    const values = schemas[name].enum.map((value) => `    ${JSON.stringify(value)},\n`).join("");
    const listed = name.replace(/\B[A-Z]/g, "_$&").toUpperCase();
    return `export const ${listed} = [\n${values}] as const satisfies readonly components["schemas"]["${name}"][];\n`;
  });
  return lists.join("");
}

function routesOf(paths) {
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [] }]) => {
      const names = parameters.filter((one) => one.in === "query").map((one) => JSON.stringify(one.name));
      const route = `${method.toUpperCase()} ${path.replace(/^\/api\/v1/, "")}`;
      return `    ${JSON.stringify(route)}: ${names.join(" | ") || "never"};\n`;
    }),
  );
  return `/** What may be asked, and the names in its query. */\nexport interface Routes {\n${routes.join("")}}\n`;
}
