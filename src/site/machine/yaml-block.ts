/** A value of frontmatter; what is undefined is left out. */
export type YamlValue = string | number | boolean | undefined | readonly YamlValue[] | { readonly [name: string]: YamlValue };

/**
 * Frontmatter between its fences. Texts are quoted as in JSON, which YAML reads as it is (https://yaml.org/spec/1.2.2/#chapter-1-introduction-to-yaml),
 * so no value can be taken for syntax or for another type.
 */
export function writeFrontmatter(fields: Readonly<Record<string, YamlValue>>): string {
  return ['---', ...writeFields(fields, ''), '---', ''].join('\n');
}

function writeFields(fields: Readonly<Record<string, YamlValue>>, indent: string): string[] {
  return Object.entries(fields).flatMap(([name, value]) => writeField(name, value, indent));
}

function writeField(name: string, value: YamlValue, indent: string): string[] {
  if (value === undefined) return [];
  if (isList(value)) {
    return value.length === 0 ? [`${indent}${name}: []`] : [`${indent}${name}:`, ...value.map((item) => `${indent}  - ${toFlow(item)}`)];
  }
  if (typeof value === 'object') return [`${indent}${name}:`, ...writeFields(value, `${indent}  `)];
  return [`${indent}${name}: ${toFlow(value)}`];
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/** On one line. Signs that older readers of YAML take for line ends or refuse are written as escapes. */
function toFlow(value: YamlValue): string {
  return JSON.stringify(value).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
