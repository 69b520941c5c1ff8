/**
 * Write the types in src/protocol from the published schemas, or with --check say whether they are current.
 */
import { readFile, writeFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";

const PUBLISHED = new URL("../../docs/protocol/", import.meta.url);
const TYPES = new URL("../src/protocol/", import.meta.url);

/** Titles of fields would become type names of their own (Kind1, Kind2 ...); only messages and values keep theirs. */
function withoutFieldTitles(node) {
  if (Array.isArray(node)) return node.map(withoutFieldTitles);
  if (node === null || typeof node !== "object") return node;
  const { title, ...rest } = node;
  const kept = typeof title === "string" ? rest : node;
  return Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, withoutFieldTitles(value)]));
}

/** The shapes of the HTTP interface, as a schema that is one of any of them. */
function schemaOfShapes(openapi) {
  const text = JSON.stringify(openapi.components.schemas).replaceAll("#/components/schemas/", "#/$defs/");
  const $defs = JSON.parse(text);
  return { $defs, anyOf: Object.keys($defs).map((name) => ({ $ref: `#/$defs/${name}` })) };
}

async function typesOf(name, published, toSchema) {
  const document = JSON.parse(await readFile(new URL(published, PUBLISHED), "utf8"));
  return compile(withoutFieldTitles(toSchema(document)), name, {
    additionalProperties: false,
    bannerComment: `/* Generated from docs/protocol/${published} by \`npm run types\`. */`,
    unreachableDefinitions: true,
    // Limits of a list's length are the server's to check; as types they would become long tuples.
    ignoreMinAndMaxItems: true,
    style: { printWidth: 110 },
  });
}

const files = {
  "coach-v1.ts": await typesOf("CoachV1", "coach.v1.schema.json", (schema) => schema),
  "http-v1.ts": await typesOf("HttpV1", "openapi.json", schemaOfShapes),
};

for (const [name, source] of Object.entries(files)) {
  const file = new URL(name, TYPES);
  if (!process.argv.includes("--check")) {
    await writeFile(file, source);
  } else if (source !== (await readFile(file, "utf8"))) {
    console.error(`src/protocol/${name} is not current: run \`npm run types\`.`);
    process.exitCode = 1;
  }
}
