import { z } from 'zod';
import { code, listCodes, table } from './markdown.ts';

/** What of a JSON Schema the reference shows. */
type Schema = z.core.JSONSchema.JSONSchema;

/** The JSON Schema of what a person writes. */
export function toInputSchema(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input' });
}

/** Table of an object's fields, those of objects inside included under dotted names. */
export function fieldTable(schema: Schema): string {
  return table(['Field', 'Value', 'Meaning'], listRows(schema, ''));
}

/** Names of an object's fields, those of objects inside included under dotted names. */
export function fieldNames(schema: Schema): string[] {
  return listRows(schema, '').map(([name = '']) => name.slice(1, -1));
}

/** The schema of a field of an object. Throws when there is none: the reference would be silent about something. */
export function fieldOf(schema: Schema, name: string): Schema {
  const field = schema.properties?.[name];
  if (field === undefined || typeof field === 'boolean') throw new Error(`The schema has no field ${name}.`);
  return field;
}

/** The schema of a list's entries or a map's values. */
export function entryOf(schema: Schema): Schema {
  const entry = schema.items ?? schema.additionalProperties;
  if (entry === undefined || typeof entry === 'boolean' || Array.isArray(entry)) throw new Error('The schema is neither a list nor a map.');
  return entry;
}

function listRows(schema: Schema, prefix: string): string[][] {
  const required = new Set(schema.required);
  return Object.keys(schema.properties ?? {}).flatMap((name) => {
    const field = fieldOf(schema, name);
    const path = `${prefix}${name}`;
    return [[code(path), describeValue(field), describeMeaning(field, required.has(name))], ...listInner(field, path)];
  });
}

/** Rows of the objects inside a field: of its own fields, of a list's entries, of each form of a union. */
function listInner(field: Schema, path: string): string[][] {
  if (field.properties) return listRows(field, `${path}.`);
  const own = field.anyOf?.find((form) => typeof form !== 'boolean' && form.properties);
  if (typeof own === 'object') return listRows(own, `${path}.`);
  const values = field.additionalProperties;
  if (typeof values === 'object' && values.properties) return listRows(values, `${path}.<name>.`);
  if (field.type !== 'array') return [];
  const entry = entryOf(field);
  const forms = entry.anyOf?.filter((form) => typeof form !== 'boolean') ?? [entry];
  return forms.flatMap((form) => (form.properties ? listRows(form, `${path}[].`) : []));
}

function describeMeaning({ description = '', default: standard }: Schema, isRequired: boolean): string {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof standard) || (Array.isArray(standard) && standard.length > 0);
  return [
    description,
    ...(isPlain ? [`Default: ${code(typeof standard === 'string' ? standard : JSON.stringify(standard).replaceAll('"', "'"))}.`] : []),
    ...(isRequired ? ['Required.'] : []),
  ].join(' ');
}

/** What may be written, in words. */
function describeValue(schema: Schema): string {
  if (schema.enum) return listCodes(schema.enum.map(String));
  if (schema.anyOf)
    return [...new Set(schema.anyOf.map((form) => (typeof form === 'boolean' ? 'anything' : describeValue(form))))].join(', or ');
  const { type: types, ...rest } = schema as Omit<Schema, 'type'> & { type?: unknown };
  if (Array.isArray(types)) return (types as NonNullable<Schema['type']>[]).map((type) => describeValue({ ...rest, type })).join(', or ');
  switch (schema.type) {
    case 'array': {
      const entry = entryOf(schema);
      return entry.enum ? `list of ${describeValue(entry)}` : `list of ${toPlural(describeValue(entry))}`;
    }
    case 'object':
      return schema.properties ? 'fields below' : 'fields by name';
    case 'string':
      return { date: 'date, as `2026-08-14`', uri: 'address with `http` or `https`' }[schema.format ?? ''] ?? 'text';
    case 'integer':
    case 'number':
      return describeNumber(schema);
    default:
      return String(schema.type ?? 'anything');
  }
}

function describeNumber({ type, minimum, maximum }: Schema): string {
  const kind = type === 'integer' ? 'whole number' : 'number';
  return minimum === undefined || maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? kind : `${kind}, ${minimum} to ${maximum}`;
}

function toPlural(value: string): string {
  return (
    {
      text: 'texts',
      'fields below': 'entries with the fields below',
      'text, or fields below': 'texts, or of entries with the fields below',
    }[value] ?? value
  );
}
