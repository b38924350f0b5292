/**
 * The part of the SARIF 2.1.0 schema (OASIS, errata 01) that our reports use, and nothing else: every object is closed, so that a
 * property which the standard doesn't have can't slip in.
 */
const text = { type: 'object', additionalProperties: false, required: ['text'], properties: { text: { type: 'string', minLength: 1 } } };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const position = { type: 'integer', minimum: 1 };

const reportingDescriptor = {
  type: 'object',
  additionalProperties: false,
  required: ['id'],
  properties: {
    id: { type: 'string' },
    shortDescription: text,
    helpUri: { type: 'string', format: 'uri' },
    defaultConfiguration: { type: 'object', additionalProperties: false, properties: { level } },
  },
};

const physicalLocation = {
  type: 'object',
  additionalProperties: false,
  required: ['artifactLocation'],
  properties: {
    artifactLocation: {
      type: 'object',
      additionalProperties: false,
      required: ['uri'],
      properties: { uri: { type: 'string', format: 'uri-reference' }, uriBaseId: { type: 'string' } },
    },
    region: {
      type: 'object',
      additionalProperties: false,
      properties: { startLine: position, startColumn: position, endLine: position, endColumn: position },
    },
  },
};

const result = {
  type: 'object',
  additionalProperties: false,
  required: ['message', 'ruleId', 'locations'],
  properties: {
    ruleId: { type: 'string' },
    level,
    message: text,
    locations: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', additionalProperties: false, properties: { physicalLocation } },
    },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

const run = {
  type: 'object',
  additionalProperties: false,
  required: ['tool', 'results'],
  properties: {
    tool: {
      type: 'object',
      additionalProperties: false,
      required: ['driver'],
      properties: {
        driver: {
          type: 'object',
          additionalProperties: false,
          required: ['name'],
          properties: {
            name: { type: 'string' },
            version: { type: 'string' },
            rules: { type: 'array', uniqueItems: true, items: reportingDescriptor },
          },
        },
      },
    },
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    results: { type: 'array', items: result },
  },
};

/** JSON Schema for a SARIF log of ours. */
export const sarifSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['version', 'runs'],
  properties: {
    $schema: { type: 'string', format: 'uri' },
    version: { const: '2.1.0' },
    runs: { type: 'array', items: run },
  },
};

/** What the tests read of a log. */
export interface SarifLog {
  runs: {
    tool: { driver: { version?: string; rules: { id: string; helpUri?: string }[] } };
    results: {
      ruleId: string;
      level: string;
      message: { text: string };
      locations: { physicalLocation: { artifactLocation: { uri: string }; region?: object } }[];
      partialFingerprints?: Record<string, string>;
    }[];
  }[];
}
