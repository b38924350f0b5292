import { isCalloutWord } from './callout-types.ts';
import { componentAttributes, judgeAttribute, type AttributeFault } from './component-attributes.ts';
import type { ComponentName } from './nodes.ts';

/** What stands between a directive's braces and means nothing there. */
export interface DirectiveFault extends Omit<AttributeFault, 'kind'> {
  /** The text that it is about. */
  written: string;
}

/** What the braces of a directive say, as far as it can be told. */
export interface DirectiveAttributes {
  values: Record<string, string>;
  faults: DirectiveFault[];
}

interface WrittenAttribute {
  name: string;
  value: string;
  written: string;
  /** What is wrong with the quotes around its value. */
  slip?: 'missing' | 'open' | 'curly';
}

/**
 * A piece of what stands between braces, `key="value" key #id .class`: a name with a value (in quotes, behind a quote that nothing closes,
 * in curly quotes, without quotes), a name alone, an id or a class, which have no meaning for components, or a character that is no such thing.
 */
const piecePattern =
  /([A-Za-z][\w-]*)(?:=(?:"([^"]*)"|'([^']*)'|["'](.*)|[“”„«]([^“”„»]*)[“”»]?|[‘’]([^‘’]*)’?|([^\s"']+)))?|([#.][\w-]+)|\S/gs;

/** Reads the attributes of a component, which is called `shown` in messages. Values that lack quotes are read as they are meant. */
export function readDirectiveAttributes(component: ComponentName, shown: string, text: string): DirectiveAttributes {
  const { attributes, isClear } = readAttributes(component, text);
  // What has no meaning where it stands is often the rest of a value whose quotes are wrong, which is told then.
  const slips = attributes.flatMap((attribute) => explainSlip(attribute) ?? []);
  const faults = isClear || slips.length > 0 ? [] : [explainUnclear(shown, text.trim())];
  return {
    // The list of names that Hextra gives to tabs is kept for them.
    values: Object.fromEntries(attributes.filter(({ name }) => isKnown(component, name)).map(({ name, value }) => [name, value])),
    faults: [...faults, ...slips, ...(faults.length > 0 ? [] : attributes.flatMap((attribute) => judge(component, shown, attribute)))],
  };
}

function readAttributes(component: ComponentName, text: string): { attributes: WrittenAttribute[]; isClear: boolean } {
  const pieces = [...text.matchAll(piecePattern)];
  const attributes: WrittenAttribute[] = [];
  let isClear = true;
  for (let at = 0; at < pieces.length; at++) {
    const [written = '', name, ...values] = pieces[at] ?? [];
    const [double, single, open, curly, curlySingle, bare, mark] = values;
    if (name === undefined) {
      isClear &&= mark !== undefined;
      continue;
    }
    const value = double ?? single ?? open ?? curly ?? curlySingle ?? bare ?? '';
    const slip = open !== undefined ? 'open' : (curly ?? curlySingle) !== undefined ? 'curly' : undefined;
    const last = bare === undefined ? at : findEnd(component, name, pieces, at);
    if (last === at) {
      attributes.push({ name, value: value.trim(), written: written.trim(), ...(slip && { slip }) });
      continue;
    }
    const [start, end] = [pieces[at]?.index ?? 0, (pieces[last]?.index ?? 0) + (pieces[last]?.[0].length ?? 0)];
    attributes.push({ name, value: text.slice(start + name.length + 1, end), written: text.slice(start, end), slip: 'missing' });
    at = last;
  }
  return { attributes, isClear };
}

/** The last piece of a value without quotes: what follows and is no attribute belongs to it. An id or a class may stand behind all but commands. */
function findEnd(component: ComponentName, name: string, pieces: readonly RegExpExecArray[], at: number): number {
  if (!Object.hasOwn(componentAttributes[component], name) || componentAttributes[component][name] !== 'text') return at;
  const isCommand = name === 'verify' || name === 'reset';
  let end = at;
  for (const [index, [piece, next, ...values]] of pieces.entries()) {
    if (index <= at) continue;
    if (next !== undefined && isKnown(component, next)) break;
    // A name with a value is an attribute that is misspelt, if nothing else tells that the value goes on.
    if (end === at && next !== undefined && piece !== next) break;
    if (values.at(-1) === undefined || isCommand) end = index;
  }
  return end;
}

function isKnown(component: ComponentName, name: string): boolean {
  return Object.hasOwn(componentAttributes[component], name) || (component === 'Tabs' && name === 'items');
}

function explainSlip({ name, value, written, slip }: WrittenAttribute): DirectiveFault | undefined {
  if (slip === undefined) return undefined;
  const message = {
    missing: `The value of \`${name}\` needs quotes: without them it ends at the first blank or quote.`,
    open: `The quote before the value of \`${name}\` is not closed.`,
    curly: `The value of \`${name}\` stands in curly quotes.`,
  }[slip];
  const quote = value.includes('"') ? "'" : '"';
  const hint = value.includes(quote) ? 'Put it in straight quotes.' : `Write \`${name}=${quote}${value}${quote}\`.`;
  return { message, hint, actual: written, expected: [], written };
}

function explainUnclear(shown: string, text: string): DirectiveFault {
  const message = `\`${text}\` can’t be read as the attributes of \`${shown}\`.`;
  return { message, hint: 'Write each like `name="value"`, and `\'` for quotes within.', actual: text, expected: [], written: text };
}

function judge(component: ComponentName, shown: string, { name, value, written }: WrittenAttribute): DirectiveFault[] {
  // Words for callouts of other tools are understood.
  if (component === 'Callout' && name === 'type' && isCalloutWord(value)) return [];
  if (component === 'Tabs' && name === 'items') return [];
  const fault = judgeAttribute(component, shown, name, value);
  if (!fault) return [];
  const { kind: _kind, ...explained } = fault;
  return [{ ...explained, written }];
}
