import type { Schema } from 'hast-util-sanitize';
import { quizKinds } from './quiz-kinds.ts';
import { taskProperty } from './rehype-element.ts';

/**
 * What may stand in a page's body. Close to GitHub's allow-list (https://github.com/gjtorikian/html-pipeline, and
 * `defaultSchema` of hast-util-sanitize), less what only forms and frames use, plus MathML and what our components need.
 * No element on it has raw text as content, so text can't turn into markup when a browser parses it again.
 */

/** HTML elements that authors may write and that our components make. */
// prettier-ignore
export const htmlTagNames = [
  'a', 'abbr', 'b', 'bdi', 'bdo', 'blockquote', 'br', 'caption', 'cite', 'code', 'col', 'colgroup', 'dd', 'del', 'details', 'dfn',
  'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'input', 'ins', 'kbd', 'li',
  'mark', 'ol', 'p', 'picture', 'pre', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'section', 'small', 'source', 'span', 'strike', 'strong',
  'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'tt', 'u', 'ul', 'var', 'video', 'wbr',
] as const;

/** Custom elements that our scripts upgrade. Without scripts they show their content. */
export const customTagNames = ['wm-diagram', 'wm-quiz', 'wm-tabs'] as const;

/** MathML elements, those of MathML Core (https://w3c.github.io/mathml-core/) but `annotation`, plus `menclose`, which Temml makes. */
// prettier-ignore
export const mathTagNames = [
  'math', 'menclose', 'merror', 'mfrac', 'mi', 'mmultiscripts', 'mn', 'mo', 'mover', 'mpadded', 'mphantom', 'mprescripts', 'mroot',
  'mrow', 'ms', 'mspace', 'msqrt', 'mstyle', 'msub', 'msubsup', 'msup', 'mtable', 'mtd', 'mtext', 'mtr', 'munder', 'munderover', 'none',
] as const;

/** Schemes that a link may have; an address without a scheme is always allowed. */
export const linkSchemes = ['http', 'https', 'mailto', 'tel', 'xmpp', 'irc'] as const;

/** Schemes that an image may have; an address without a scheme is always allowed. */
export const imageSchemes = ['http', 'https'] as const;

// prettier-ignore
const mathAttributes = [
  'accent', 'accentunder', 'columnalign', 'columnlines', 'columnspacing', 'depth', 'dir', 'display', 'displaystyle', 'fence', 'height',
  'largeop', 'linethickness', 'lspace', 'mathbackground', 'mathcolor', 'mathsize', 'mathvariant', 'maxsize', 'minsize', 'movablelimits',
  'notation', 'rowlines', 'rowSpan', 'colSpan', 'rowspacing', 'rspace', 'scriptlevel', 'separator', 'stretchy', 'symmetric', 'voffset', 'width',
];

/** Classes that Temml gives, and those that our own treatment of its inline styles adds. */
const mathClass: [string, RegExp] = [
  'className',
  /^(?:tml|chr|wbk|ff)-[a-z0-9-]{1,20}$|^(?:mathcal|mathscr|menclose|upstrike|downstrike|sout)$/,
];

/** Addresses of images with their widths or densities. Protocols are checked here, because the sanitiser would see the first address only. */
const candidates = /^\s*(?:https?:\/\/)?[^\s:,]+(?:\s+[\d.]+[wx])?(?:\s*,\s*(?:https?:\/\/)?[^\s:,]+(?:\s+[\d.]+[wx])?)*\s*$/i;

/** Classes of what labs and runbooks are made of: boxes, and lines in them. */
const runbookBoxes = [
  'decision',
  'lab-box',
  'lab-command',
  'runbook-step',
  /^danger-(?:none|change|destructive)$/,
  'terminal-window',
] as const;
const runbookLines = ['lab-title', 'lab-label', 'lab-template', 'question', 'step-title', 'step-danger'] as const;
/** Classes of components for learning. */
const learn = /^(?:learn|quiz)(?:-[a-z]{1,20})?$/;

const size = ['width', 'height'];
const cell = ['align', 'vAlign', 'colSpan', 'rowSpan', 'headers', 'scope', 'abbr', ...size];

/** The closed schema that every page passes right after its raw HTML is parsed. Ids and names are judged by {@link toAuthorId}. */
export const sanitizeSchema: Schema = {
  tagNames: [...htmlTagNames, ...customTagNames, ...mathTagNames],
  strip: ['script', 'style'],
  ancestors: {
    ...Object.fromEntries(['caption', 'col', 'colgroup', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'].map((name) => [name, ['table']])),
    ...Object.fromEntries(mathTagNames.filter((name) => name !== 'math').map((name) => [name, ['math']])),
    source: ['picture'],
  },
  attributes: {
    '*': ['id', 'title', 'lang', 'dir'],
    ...Object.fromEntries(mathTagNames.map((name) => [name, [...mathAttributes, mathClass, ['form', 'prefix', 'infix', 'postfix']]])),
    a: [
      'href',
      'name',
      'ariaLabel',
      'dataWmTemplate',
      'dataWmWiki',
      'dataWmTerm',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      ['className', 'data-footnote-backref'],
      ['ariaDescribedBy', 'footnote-label'],
    ],
    blockquote: ['cite'],
    code: [['className', /^language-[A-Za-z0-9_+#.-]{1,40}$/, 'math-error']],
    col: ['span', 'align', 'width'],
    colgroup: ['span', 'align', 'width'],
    del: ['cite', 'dateTime'],
    details: [
      'open',
      ['className', 'callout', /^callout-[a-z]{1,20}$/, 'lab-fold', 'hint', 'solution', 'quiz-answer', 'recall'],
      ['dataPagefindIgnore', ''],
      ['dataRecall', /^[A-Za-z0-9-]{1,64}$/],
    ],
    div: [
      'align',
      'dataWmEmbed',
      'dataWmInclude',
      'dataWmCode',
      ['dataHeading', 'hide'],
      [
        'className',
        'callout',
        /^callout-[a-z]{1,20}$/,
        'steps',
        'tab',
        'card',
        'cards',
        'file-tree',
        'contents',
        'math',
        ...runbookBoxes,
        learn,
      ],
      ['role', 'note'],
    ],
    dl: [['className', 'step-facts']],
    figure: ['ariaLabel', ['className', 'diagram']],
    ...Object.fromEntries(['h1', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, ['align']])),
    h2: ['align', ['className', 'sr-only']],
    img: ['src', 'alt', 'align', 'dataWmWiki', ...size],
    input: [['type', 'checkbox'], 'checked'],
    ins: ['cite', 'dateTime'],
    li: [
      'value',
      taskProperty,
      'dataRight',
      ['dataOption', /^\d{1,6}$/],
      'dataWmSkill',
      ['className', 'task-list-item', 'dir', 'file', 'card', 'placeholder', 'choice'],
    ],
    ol: ['start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I'], ['className', 'contains-task-list', 'steps', learn], ['role', 'list']],
    p: ['align', 'dataWmAssessment', ['className', 'callout-title', 'tab-label', 'card-title', ...runbookLines, learn]],
    pre: [
      'dataTitle',
      ...(['dataLines', 'dataInserted', 'dataDeleted'] as const).map((name): [string, RegExp] => [name, /^[\d,-]{1,100}$/]),
      ['dataNumber', /^\d{1,6}$/],
      ['dataWithin', /^[A-Za-z0-9_+#.-]{1,40}$/],
      'dataWrap',
    ],
    q: ['cite'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    source: [['srcSet', candidates], 'media', 'type', 'sizes', ...size],
    span: ['dataWmNote', ['className', 'sr-only', 'tree-name', 'tree-comment', 'inline-component', 'term', learn]],
    strong: [['className', 'tree-name', 'choice-label']],
    summary: [['className', 'callout-title', learn]],
    table: ['align', 'border', 'width'],
    td: cell,
    th: cell,
    time: ['dateTime'],
    tr: ['align', 'vAlign'],
    ul: [
      ['className', 'contains-task-list', 'cards', 'answers', learn],
      ['role', 'list'],
    ],
    video: ['src', 'ariaLabel', ...size],
    'wm-diagram': [['className', /^rows-[2-9]$/]],
    'wm-quiz': [
      ['dataKind', ...quizKinds],
      ['className', 'learn'],
    ],
    'wm-tabs': ['dataSync'],
  },
  required: { input: { disabled: true } },
  protocols: { href: [...linkSchemes], src: [...imageSchemes], cite: [...imageSchemes] },
  // Ids are GitHub's and must stay as they are; the finishing step judges those that authors wrote.
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
};

/**
 * Names that scripts look up on `window`, `document` or an element, and which an id or name in the page could answer instead
 * (DOM clobbering: https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object). Built-in
 * properties can only be shadowed by forms, frames and images with names, which the schema refuses, so this list is the second fence.
 */
// prettier-ignore
const clobberingNames: ReadonlySet<string> = new Set([
  'action', 'activeElement', 'addEventListener', 'alert', 'all', 'anchors', 'append', 'appendChild', 'applets', 'attributes', 'base', 'baseURI',
  'body', 'caches', 'charset', 'childNodes', 'children', 'classList', 'className', 'cloneNode', 'close', 'closed', 'closest', 'confirm', 'console',
  'constructor', 'contains', 'cookie', 'cookieStore', 'createElement', 'crypto', 'currentScript', 'customElements', 'dataset', 'defaultView',
  'dispatchEvent', 'document', 'documentElement', 'documentURI', 'domain', 'elements', 'embeds', 'event', 'exports', 'external', 'fetch',
  'firstChild', 'focus', 'fonts', 'forms', 'frameElement', 'frames', 'getAttribute', 'getElementById', 'getElementsByClassName',
  'getElementsByName', 'getElementsByTagName', 'global', 'globalThis', 'hasAttribute', 'hasOwnProperty', 'head', 'history', 'id', 'images',
  'implementation', 'import', 'indexedDB', 'innerHTML', 'innerText', 'insertBefore', 'isPrototypeOf', 'lastChild', 'length', 'links', 'localStorage',
  'location', 'matches', 'mermaid', 'method', 'module', 'name', 'navigation', 'navigator', 'nextSibling', 'nodeName', 'nodeType', 'nodeValue',
  'onload', 'onerror', 'open', 'opener', 'origin', 'outerHTML', 'ownerDocument', 'pagefind', 'parent', 'parentElement', 'parentNode', 'plugins',
  'postMessage', 'previousSibling', 'process', 'prompt', 'prototype', 'querySelector', 'querySelectorAll', 'readyState', 'referrer', 'remove',
  'removeAttribute', 'removeChild', 'removeEventListener', 'replaceChild', 'require', 'scripts', 'self', 'sessionStorage', 'setAttribute',
  'setInterval', 'setTimeout', 'status', 'style', 'styleSheets', 'submit', 'tagName', 'target', 'textContent', 'title', 'toString', 'top',
  'trustedTypes', 'valueOf', 'visibilityState', 'window', 'write', 'writeln',
]);

/** What ids have to look like: words of any script, and the signs that generators of anchors use. */
const idPattern = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_:.%-]{0,199}$/u;

/**
 * The id that comes out of an `id` or `name` that an author wrote in raw HTML or in an attribute list: the same, the same with
 * `user-content-` before it (as on GitHub) where scripts could mistake it for something of theirs, or undefined where it is dropped.
 * Ids of headings don't pass here.
 */
export function toAuthorId(value: string): string | undefined {
  if (!idPattern.test(value)) return undefined;
  return clobberingNames.has(value) || value.startsWith('__') ? `user-content-${value}` : value;
}
