import type { Element, ElementContent, Properties } from 'hast';
import { readCodeNotes, readDifference, type LineLook, type NotedCode } from './code-notes.ts';
import { isSession, readSession, type SessionPart } from './code-session.ts';
import { findLanguage, type Highlighter } from './highlight.ts';
import type { RenderContext } from './rehype-context.ts';
import { expandLines } from './rehype-code-info.ts';
import { styleLines } from './rehype-code-lines.ts';
import { addClass, isElement, toElement, toText } from './rehype-element.ts';
import { markPlaceholders } from './rehype-placeholders.ts';

/** What of a fence's info reaches the finishing step, which is behind the sanitiser: as attributes of `pre`. */
interface CodeOptions {
  title: string | undefined;
  /** Ranges by what they say of their lines. */
  ranges: readonly (readonly [LineLook, string])[];
  firstNumber: number | undefined;
  /** Language of what a difference compares. */
  within: string | undefined;
  wrap: boolean;
}

/**
 * Finishes a `pre`: colours its code, points out lines, tells what was typed from what a terminal answered, makes it reachable by keyboard
 * under a name (it scrolls), and puts a box around it: a figure with a caption when it has a title.
 */
export function finishCodeBlock(pre: Element, context: RenderContext): Element {
  const options = readOptions(pre.properties);
  const [code] = pre.children;
  const written = isElement(code, 'code') && pre.children.length === 1 ? code : undefined;
  const language = written && readLanguage(written);
  const name = options.title ?? (language === undefined ? context.words.code : `${context.words.code}: ${language}`);
  pre.properties = { tabIndex: 0, role: 'group', ariaLabel: name };
  if (options.wrap) pre.properties['className'] = ['wrap'];
  const isTerminal = written !== undefined && finishCode(written, language, options, context);
  const box = toBox(pre, options.title, language);
  if (isTerminal) addClass(box, 'terminal');
  return box;
}

function toBox(pre: Element, title: string | undefined, language: string | undefined): Element {
  if (title === undefined) return toElement('div', { className: ['code'] }, [pre]);
  const label = language === undefined ? [] : [toElement('span', { className: ['language'] }, [language])];
  return toElement('figure', { className: ['code'] }, [toElement('figcaption', {}, [toElement('span', {}, [title]), ...label]), pre]);
}

function readOptions(properties: Properties): CodeOptions {
  const { dataTitle, dataLines, dataInserted, dataDeleted, dataNumber, dataWithin, dataWrap } = properties;
  const ranges = [
    ['mark', dataLines],
    ['ins', dataInserted],
    ['del', dataDeleted],
  ] as const;
  return {
    title: typeof dataTitle === 'string' ? dataTitle : undefined,
    ranges: ranges.flatMap(([look, value]) => (typeof value === 'string' ? [[look, value] as const] : [])),
    firstNumber: dataNumber === undefined ? undefined : Number(dataNumber),
    within: typeof dataWithin === 'string' ? dataWithin : undefined,
    wrap: dataWrap !== undefined,
  };
}

/** Colours code and styles its lines, in place. True for what a terminal shows. */
function finishCode(element: Element, language: string | undefined, options: CodeOptions, context: RenderContext): boolean {
  const [text] = element.children;
  if (element.children.length !== 1 || text?.type !== 'text') return false;
  const { code, looks, signed } = readLooks(text.value, language, options);
  const grammar = language === undefined ? undefined : findLanguage(language);
  const session = grammar === 'console' || (grammar === 'bash' && isSession(code)) ? readSession(code) : undefined;
  const coloured = session ? colourSession(session, context.highlighter) : colour(options.within ?? language, code, context.highlighter);
  element.children = markPlaceholders(coloured ?? [toText(code)], language);
  const first = options.firstNumber;
  if (looks.size > 0 || first !== undefined) element.children = styleLines(element.children, { looks, first, signed });
  return session !== undefined;
}

/** Looks of lines, from comments in the code, from the fence, and from the signs of a difference. */
function readLooks(written: string, language: string | undefined, { ranges, within }: CodeOptions): NotedCode & { signed: boolean } {
  const noted = readCodeNotes(written);
  const isDifference = language?.toLowerCase() === 'diff';
  const { code, looks } = isDifference ? readDifference(noted, within !== undefined) : noted;
  const last = code.split('\n').length;
  for (const [look, lines] of ranges) for (const line of expandLines(lines, last)) looks.set(line, look);
  return { code, looks, signed: isDifference && within === undefined };
}

function colour(language: string | undefined, code: string, highlighter: Highlighter): ElementContent[] | undefined {
  const coloured = language === undefined ? undefined : highlighter.highlight(language, code);
  return coloured && [...coloured];
}

/** Prompts and answers are marked, because copying leaves them out. */
function colourSession(parts: readonly SessionPart[], highlighter: Highlighter): ElementContent[] {
  return parts.flatMap(({ prompt, command, output }) => [
    ...(prompt === '' ? [] : [toElement('span', { className: ['prompt'] }, [prompt])]),
    ...(command === '' ? [] : (colour('bash', command, highlighter) ?? [toText(command)])),
    ...(output === '' ? [] : [toElement('span', { className: ['answer'] }, [output])]),
  ]);
}

function readLanguage(code: Element): string | undefined {
  const { className } = code.properties;
  if (!Array.isArray(className)) return undefined;
  const name = className.find((value) => typeof value === 'string' && value.startsWith('language-'));
  return typeof name === 'string' ? name.slice('language-'.length) : undefined;
}
