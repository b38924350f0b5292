import { calloutWords, isCalloutWord, toCalloutAttributes } from './callout-types.ts';
import { readDirectiveAttributes, type DirectiveAttributes, type DirectiveFault } from './directive-attributes.ts';
import type { ComponentName } from './nodes.ts';

/** What the first line of a fenced container says. */
export interface FenceHead {
  /** What closes it: `:`, `~` and `` ` `` fences by their length, shortcodes by their name. */
  marker: string;
  /** Length of the fence; 0 for shortcodes. */
  size: number;
  /** Name as written: what a shortcode's end repeats. */
  word: string;
  component: ComponentName;
  attributes: Record<string, string>;
  /** Attributes that the component can't use. */
  faults?: DirectiveFault[] | undefined;
}

/** Components by the words that directives and shortcodes have for them; words for callouts are in `callout-types.ts`. */
const componentOfWord: Record<string, ComponentName> = {
  ...{ callout: 'Callout', steps: 'Steps', tabs: 'Tabs', 'code-group': 'Tabs', tab: 'Tab', 'tab-item': 'Tab', details: 'Details' },
  ...{ expand: 'Details', card: 'Card', cards: 'Cards', filetree: 'FileTree', 'file-tree': 'FileTree', diagram: 'Diagram' },
  ...{ contents: 'Contents', toc: 'Contents', 'code-from-repo': 'CodeFromRepo', include: 'Include' },
  // `hint` is a callout, which a Lab takes for its own.
  ...{ decision: 'Decision', lab: 'Lab', 'runbook-step': 'RunbookStep', solution: 'Solution', terminal: 'Terminal' },
  ...{ checklist: 'Checklist', evidence: 'Evidence', objectives: 'Objectives', prerequisites: 'Prerequisites' },
  ...{ quiz: 'Quiz', recall: 'Recall', rubric: 'Rubric' },
};

/** Directives that stand on one line, because nothing belongs to them, each with an example. */
export const leafExamples: Readonly<Record<string, string>> = {
  'code-from-repo': '::code-from-repo{file="src/main.ts"}',
  include: '::include{page="page.md"}',
};

/** Every name that a directive may have. */
export const directiveWords: readonly string[] = [...calloutWords, ...Object.keys(componentOfWord), 'mermaid'];

/** Attribute that takes the text behind a directive's name; the other components have no place for one. */
const titleAttribute: Partial<Record<ComponentName, string>> = {
  ...{ Callout: 'title', Details: 'summary', Tab: 'label', Card: 'title', Diagram: 'title' },
  ...{ Decision: 'title', Hint: 'title', Lab: 'title', RunbookStep: 'title', Solution: 'title', Terminal: 'title' },
  ...{ Checklist: 'title', Evidence: 'title', Objectives: 'title', Prerequisites: 'title', Rubric: 'title' },
  ...{ Quiz: 'question', Recall: 'question' },
};

/** Reads the line that opens a container; undefined when it opens none that we know, so that it stays text. */
export function parseFenceHead(line: string, shortcodes: boolean): FenceHead | undefined {
  if (line.startsWith(':')) return parseDirective(line);
  if (line.startsWith('{')) return shortcodes ? parseShortcodeHead(line) : undefined;
  const match = /^(~{3,}|`{3,})[ \t]*exercism\/(note|caution|advanced)[ \t]*$/.exec(line);
  if (!match) return undefined;
  const [, fence = '', word = ''] = match;
  return { marker: fence.charAt(0), size: fence.length, word, component: 'Callout', attributes: toCalloutAttributes(word) };
}

/** Length of the fence that a line closes, 0 when it closes none (for shortcodes 1, when it closes one named `word`). */
export function closingSize(line: string, head: FenceHead): number {
  if (head.marker === '{') {
    const match = /^\{\{[<%][ \t]*\/[ \t]*([\w-]+)[ \t]*[%>]\}\}[ \t]*$/.exec(line);
    return match?.[1] === head.word ? 1 : 0;
  }
  const fence = line.trimEnd();
  return fence.length >= 3 && fence === head.marker.repeat(fence.length) ? fence.length : 0;
}

/**
 * `:::note`, `::: note Title`, `:::tip[Title]`, `:::card[Title]{href="x"}`, `::: details Title {open}`: what remark-directive, Docusaurus,
 * Starlight and markdown-it-container (VitePress) have in common. `:::row:::` (Microsoft Learn) is none of them.
 */
function parseDirective(line: string): FenceHead | undefined {
  const match = /^(:{3,})[ \t]*([A-Za-z][\w-]*)(?=[ \t[{]|$)(.*)$/.exec(line.trimEnd());
  if (!match || match[3]?.endsWith(':::')) return undefined;
  const [, fence = '', word = '', rest = ''] = match;
  const braces = findBraces(rest);
  const title = (braces === -1 ? rest : rest.slice(0, braces)).trim();
  return toHead(
    { marker: ':', size: fence.length, word },
    /^\[(.*)\]$/.exec(title)?.[1]?.trim() ?? title,
    braces === -1 ? '' : rest.slice(braces + 1, -1),
  );
}

/** Where the braces with the attributes begin: the last ones, unless what stands in quotes has braces too. -1 without any. */
function findBraces(rest: string): number {
  if (!rest.endsWith('}')) return -1;
  const quoted = rest.search(/\{[ \t]*[A-Za-z][\w-]*=["']/);
  return quoted === -1 ? rest.lastIndexOf('{') : quoted;
}

/** A directive on one line: `::include{page="page.md"}`. Undefined for names that stand for blocks with an end, and for those that we don't know. */
export function parseLeaf(line: string): Pick<FenceHead, 'component' | 'attributes' | 'faults'> | undefined {
  const [, word = '', written = ''] = /^::[ \t]*([A-Za-z][\w-]*)[ \t]*\{([^{}]*)\}[ \t]*$/.exec(line) ?? [];
  if (!Object.hasOwn(leafExamples, word.toLowerCase())) return undefined;
  const component = componentOfWord[word.toLowerCase()];
  return component && { component, ...toAttributes(readDirectiveAttributes(component, `::${word}`, written)) };
}

/** What the braces of `:term[word]{of="name"}` say. */
export function parseTermAttributes(written: string): Pick<FenceHead, 'attributes' | 'faults'> {
  return toAttributes(readDirectiveAttributes('Term', ':term', written));
}

function toAttributes({ values, faults }: DirectiveAttributes): Pick<FenceHead, 'attributes' | 'faults'> {
  return faults.length === 0 ? { attributes: values } : { attributes: values, faults };
}

/** `{{% notice tip "Title" %}}` and its likes, alone on a line or at the start of one paragraph; undefined for names that we don't know. */
export function parseShortcodeHead(line: string): FenceHead | undefined {
  const match = /^\{\{([<%])[ \t]*([A-Za-z][\w-]*)((?:[ \t][^{}]*)?)[%>]\}\}[ \t]*$/.exec(line);
  if (!match || match[3]?.trimEnd().endsWith('/')) return undefined;
  const [, , word = '', rest = ''] = match;
  const { named, positional } = parseShortcodeArguments(rest);
  const fence = { marker: '{', size: 0, word };
  if (/^(?:notice|alert|hint|callout|admonition)$/.test(word)) {
    const type = named['type'] ?? named['color'] ?? positional.shift() ?? 'note';
    return toHead({ ...fence, type }, named['title'] ?? positional.shift() ?? '');
  }
  const title = named['title'] ?? named['summary'] ?? named['name'] ?? named['header'] ?? named['label'] ?? positional.shift() ?? '';
  if (word === 'tabs' || word === 'tabpane')
    return toHead({ ...fence, type: 'tabs' }, '', '', named['items'] ? { items: named['items'] } : {});
  const known = isCalloutWord(word) || /^(?:tab|details|expand|steps)$/.test(word);
  return known && !('lang' in named) ? toHead({ ...fence, type: word }, title) : undefined;
}

/** Name, positional and named arguments of a shortcode's inside: `"x" title="y" 'z'`. */
export function parseShortcodeArguments(text: string): { named: Record<string, string>; positional: string[] } {
  const named: Record<string, string> = {};
  const positional: string[] = [];
  for (const match of text.matchAll(/(?:([\w-]+)=)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"'`]+))/g)) {
    const value = match[2] ?? match[3] ?? match[4] ?? match[5] ?? '';
    if (match[1] === undefined) positional.push(value);
    else named[match[1]] = value;
  }
  return { named, positional };
}

/** Puts name, title and what the braces say together; undefined when the name is unknown, or the component has no place for the title. */
function toHead(
  fence: { marker: string; size: number; word: string; type?: string },
  title: string,
  braces = '',
  given: Record<string, string> = {},
): FenceHead | undefined {
  const { type = fence.word, ...rest } = fence;
  const word = type.toLowerCase();
  const component = isCalloutWord(word) ? 'Callout' : Object.hasOwn(componentOfWord, word) ? componentOfWord[word] : fallback(fence);
  if (component === undefined) return undefined;
  const attribute = titleAttribute[component];
  if (title !== '' && attribute === undefined) return undefined;
  const { values, faults } = readDirectiveAttributes(component, `:::${fence.word}`, braces);
  const attributes = { ...values, ...given };
  const kind = word === 'callout' ? (values['type'] ?? 'note') : word;
  if (component === 'Callout') Object.assign(attributes, toCalloutAttributes(kind));
  if (title !== '' && attribute !== undefined) attributes[attribute] = toPlainTitle(title, component);
  return { ...rest, component, attributes, ...(faults.length > 0 && { faults }) };
}

/** A shortcode that is a callout by its own name stays one when its type is a word of a theme's own. */
function fallback(fence: { marker: string; type?: string }): ComponentName | undefined {
  return fence.marker === '{' && fence.type !== undefined ? 'Callout' : undefined;
}

/** Components that show code in their title: see `toCodedWords`. */
const codedTitles: ReadonlySet<ComponentName> = new Set(['Decision', 'Lab', 'Quiz', 'Recall', 'RunbookStep', 'Solution']);

/** Titles become attributes, which hold plain text: quotes around them and marks of emphasis go, those of code where it isn't shown. */
function toPlainTitle(title: string, component: ComponentName): string {
  const words = title.replace(/^"(.*)"$/, '$1');
  if (!codedTitles.has(component)) return words.replaceAll(/`|\*\*|__/g, '').trim();
  return words.replaceAll(/(`[^`]*`)|\*\*|__/g, '$1').trim();
}
