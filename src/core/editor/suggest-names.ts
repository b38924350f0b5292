import type { RepositoryNames } from './repository-names.ts';

/** As much of a JSON Schema as names are put into. */
export interface JsonSchema {
  [keyword: string]: unknown;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  definitions?: Record<string, JsonSchema>;
}

/** Fields whose value, or each of whose values, is a name. */
const namedFields: Readonly<Record<string, keyof RepositoryNames>> = {
  skill: 'skills',
  roles: 'roles',
  owner: 'owners',
  fallback: 'owners',
  reviewers: 'owners',
  by: 'owners',
  unit: 'pages',
  of: 'pages',
  replaces: 'pages',
  replacedBy: 'pages',
};

/** Fields whose keys are names. */
const namedKeys: Readonly<Record<string, keyof RepositoryNames>> = { rules: 'rules', contacts: 'owners' };

/**
 * The schema with the names of a repository in it, so that editors complete them. They are suggestions: what was allowed is allowed, and
 * whether a name exists is the check’s to say. `pages`, the entries of the sidecar, are known by the paths of pages.
 */
export function suggestNames(schema: JsonSchema, names: RepositoryNames): JsonSchema {
  const pages = schema.properties?.['pages'];
  if (typeof pages?.additionalProperties !== 'object') return withLists(suggestIn(schema, names), names);
  // What a page may have stands in the schema once.
  const page = suggestIn(pages.additionalProperties, names);
  const known = suggestKeys({ ...pages, additionalProperties: { $ref: '#/definitions/page' } }, names.paths);
  return withLists({ ...schema, properties: { ...schema.properties, pages: known }, definitions: { page } }, names);
}

/** The schema with the lists of names that it refers to. */
function withLists(schema: JsonSchema, names: RepositoryNames): JsonSchema {
  const text = JSON.stringify(schema);
  const kinds = (Object.keys(names) as (keyof RepositoryNames)[]).filter((kind) => text.includes(`"#/definitions/${kind}"`));
  const definitions = kinds.map((kind): [string, JsonSchema] => [kind, { type: 'string', enum: names[kind] }]);
  return { ...schema, definitions: { ...schema.definitions, ...Object.fromEntries(definitions) } };
}

function suggestIn(schema: JsonSchema, names: RepositoryNames): JsonSchema {
  if (schema.anyOf) return { ...schema, anyOf: schema.anyOf.map((option) => suggestIn(option, names)) };
  if (typeof schema.items === 'object') return { ...schema, items: suggestIn(schema.items, names) };
  if (!schema.properties) {
    // Assessments and the like: what stands below any key.
    const { additionalProperties } = schema;
    return typeof additionalProperties === 'object' ? { ...schema, additionalProperties: suggestIn(additionalProperties, names) } : schema;
  }
  const properties = Object.entries(schema.properties).map(([field, value]): [string, JsonSchema] => {
    const inner = suggestIn(value, names);
    const kind = Object.hasOwn(namedFields, field) ? namedFields[field] : undefined;
    if (kind !== undefined) return [field, names[kind].length === 0 ? inner : suggestValues(inner, kind)];
    const keys = Object.hasOwn(namedKeys, field) ? namedKeys[field] : undefined;
    return [field, keys === undefined ? inner : suggestKeys(inner, names[keys])];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** One of the names, or whatever was allowed before. */
function suggestValues(schema: JsonSchema, kind: keyof RepositoryNames): JsonSchema {
  if (typeof schema.items === 'object') return { ...schema, items: suggestValues(schema.items, kind) };
  if (schema.anyOf) return { ...schema, anyOf: schema.anyOf.map((option) => suggestValues(option, kind)) };
  if (schema['type'] !== 'string') return schema;
  const { description, ...allowed } = schema;
  return { ...(description === undefined ? {} : { description }), anyOf: [{ $ref: `#/definitions/${kind}` }, allowed] };
}

/** The names as keys, each with what any key may have. */
function suggestKeys(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const { additionalProperties } = schema;
  if (typeof additionalProperties !== 'object') return schema;
  return { ...schema, properties: Object.fromEntries(names.map((name) => [name, additionalProperties])) };
}
