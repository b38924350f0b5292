import { describe, expect, it } from 'vitest';
import { createHighlighter } from '../../plugins/highlight.ts';
import { fillSlots, renderBody, sectionOf, type Body, type SlotContext } from '../../src/core/body.ts';
import { parseDocument } from '../../src/core/parse-document.ts';

function bodyOf(text: string, dialect: 'gfm' | 'obsidian' = 'gfm'): Body {
  const file = { path: 'a.md', source: 'wiki', blob: '0'.repeat(40), text };
  return renderBody(parseDocument(file, { dialect }), createHighlighter());
}

const nowhere: SlotContext = {
  resolve: ({ url }) => ({ type: 'missing', path: url, suggestions: [] }),
  href: () => undefined,
  embed: () => undefined,
};

const here: SlotContext = {
  ...nowhere,
  resolve: ({ url }) => ({ type: 'external', url }),
  href: (resolution) => (resolution.type === 'external' ? `/to?${resolution.url}&x="` : undefined),
};

describe('a body', () => {
  it('leaves out the heading that names the document', () => {
    expect(bodyOf('# Title\n\ntext').html).toBe('<p>text</p>');
    expect(bodyOf('## First\n\ntext').html).toBe('<p>text</p>');
    expect(bodyOf('text\n\n# Title').html.trim()).toBe('<p>text</p>');
    expect(bodyOf('text\n\n## Part').html).toContain(`<h2 id="part">Part`);
  });

  it('keeps every address for the catalog, each once', () => {
    expect(bodyOf('[a](x.md) [b](x.md) ![c](x.png) [[Page]]', 'obsidian').slots).toEqual([
      { kind: 'link', url: 'x.md' },
      { kind: 'image', url: 'x.png' },
      { kind: 'wiki', url: 'Page' },
    ]);
  });

  it('leaves whole addresses and addresses within the page alone', () => {
    expect(bodyOf('[a](https://example.com) [b](#part) [c](mailto:a@example.com)').slots).toEqual([]);
  });

  it('can’t be made to hold a slot by its text', () => {
    const body = bodyOf('\uFDD00\uFDD1 [a](x.md) &#xFDD0;0&#xFDD1; <a href="\uFDD00\uFDD1">b</a>');
    expect(fillSlots(body, here)).not.toMatch(/[\uFDD0\uFDD1]/);
    expect(body.html.match(/\uFDD0/g)).toHaveLength(body.slots.length);
  });
});

describe('filling slots', () => {
  it('escapes what goes into an attribute', () => {
    expect(fillSlots(bodyOf('[a](x.md)'), here)).toContain('<a href="/to?x.md&amp;x=&quot;">a</a>');
  });

  it('keeps the text of a link that leads nowhere, and says so', () => {
    expect(fillSlots(bodyOf('[a](x.md)'), nowhere)).toBe(
      '<p><a role="link" aria-disabled="true" title="This link is broken: x.md leads nowhere" data-missing="x.md">a</a></p>',
    );
  });

  it('keeps the text of an image that is missing, and says so', () => {
    expect(fillSlots(bodyOf('![a](x.png)'), nowhere)).toMatch(
      /^<p><img title="This image is missing: x\.png" data-missing="x\.png" alt="a" /,
    );
  });

  it.each(['[a](x$&y.md "A title")', '<a title="A title" href="x$&amp;y.md">a</a>'])('explains %s once', (text) => {
    const html = fillSlots(bodyOf(text), nowhere);
    expect(html.match(/title="/g)).toHaveLength(1);
    expect(html).toContain('title="This link is broken: x$&amp;y.md leads nowhere"');
  });

  it('explains what an embed that leads nowhere stands for', () => {
    expect(fillSlots(bodyOf('![[Gone]]', 'obsidian'), nowhere)).toMatch(
      /<a role="link" [^>]*title="This link is broken: Gone leads nowhere"/,
    );
  });
});

describe('a section of a body', () => {
  const body = bodyOf('# Title\n\nIntro\n\n## One\n\nfirst\n\n### Deeper\n\nmore\n\n## Two\n\nsecond');

  it('reaches to the next heading of its depth', () => {
    const section = sectionOf(body, 'one');
    expect(section).toContain('first');
    expect(section).toContain('more');
    expect(section).not.toContain('second');
  });

  it('is undefined for an id that the page doesn’t have', () => {
    expect(sectionOf(body, 'three')).toBeUndefined();
  });
});
