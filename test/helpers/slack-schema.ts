/**
 * The part of Slack's Block Kit that our messages use (docs.slack.dev/reference/block-kit: blocks header, section and context; text
 * object), every object closed: at most 50 blocks, texts of 1 to 3,000 characters, of a header 150, ten elements in a context.
 */
function text(types: readonly string[], maxLength: number): object {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['type', 'text'],
    properties: {
      type: { enum: types },
      text: { type: 'string', minLength: 1, maxLength },
      emoji: { type: 'boolean' },
      verbatim: { type: 'boolean' },
    },
    // `emoji` belongs to plain text, `verbatim` to Markdown.
    if: { properties: { type: { const: 'plain_text' } } },
    then: { not: { required: ['verbatim'] } },
    else: { not: { required: ['emoji'] } },
  };
}

function block(type: string, properties: object): object {
  const required = ['type', ...Object.keys(properties)];
  return { type: 'object', additionalProperties: false, required, properties: { type: { const: type }, ...properties } };
}

export const slackSchema = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['owner', 'channel', 'text', 'blocks'],
    properties: {
      owner: { type: ['string', 'null'] },
      channel: { type: ['string', 'null'] },
      // The message is cut beyond 4,000 characters.
      text: { type: 'string', minLength: 1, maxLength: 4000 },
      blocks: {
        type: 'array',
        minItems: 1,
        maxItems: 50,
        items: {
          oneOf: [
            block('header', { text: text(['plain_text'], 150) }),
            block('section', { text: text(['mrkdwn', 'plain_text'], 3000) }),
            block('context', { elements: { type: 'array', minItems: 1, maxItems: 10, items: text(['mrkdwn', 'plain_text'], 3000) } }),
          ],
        },
      },
    },
  },
};
