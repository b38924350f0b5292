import type { Heading, Html, Image, Link, Paragraph, Parents, PhrasingContent, RootContent } from 'mdast';
import { parseShortcodeArguments, parseShortcodeHead } from './fence-head.ts';
import type { TemplateNode } from './micromark-template-tag.ts';
import type { ComponentName, ComponentNode } from './nodes.ts';
import { report, type ParseContext } from './parse-context.ts';

/** Where a piece of a template stands. */
interface TemplateSite {
  parent: Parents;
  /** What stands before it among its siblings, already settled. */
  previous: RootContent | undefined;
  isLast: boolean;
}

/** What readers get for a piece of a template among words: its meaning, itself as text, or nothing and a message. */
export function settleTemplate(node: TemplateNode, site: TemplateSite, context: ParseContext): PhrasingContent[] {
  if (node.kind === 'erb') return settleErb(node, context);
  if (node.kind === 'shortcode') return settleShortcode(node, context);
  if (node.kind === 'headingId') return settleHeadingId(node, site);
  return settleAttributes(node, site, context);
}

/** Whether a tag is Middleman's for the title in frontmatter. */
export function isErbTitle(value: string): boolean {
  return /^<%=\s*current_page\.data\.title\s*%>$/.test(value);
}

function settleErb(node: TemplateNode, context: ParseContext): PhrasingContent[] {
  const { title } = context.options;
  if (isErbTitle(node.value) && title !== undefined) return [toText(node, title)];
  reportDropped(node, node.value, context);
  return [];
}

/** Adds the message for a tag that readers don't see. */
export function reportDropped(node: RootContent, tag: string, context: ParseContext): void {
  const message = 'This template tag is not run here, so that readers see nothing in its place.';
  const hint = 'Write the text itself; a tag that is meant to be read belongs in a code span.';
  report(context, node, { rule: 'page/template-remnant', message, hint, actual: tag }, tag);
}

/** `{{</* x *\/>}}` is a shortcode that is only named; `figure` is an image; others are shown as code, for nobody knows what they make. */
function settleShortcode(node: TemplateNode, context: ParseContext): PhrasingContent[] {
  const named = /^(\{\{[<%])\/\*(.*)\*\/([%>]\}\})$/.exec(node.value);
  if (named) return [toText(node, `${named[1] ?? ''}${named[2] ?? ''}${named[3] ?? ''}`)];
  const figure = /^\{\{[<%]\s*figure\s(.*)[%>]\}\}$/.exec(node.value);
  const values = parseShortcodeArguments(figure?.[1] ?? '').named;
  if (values['src'] !== undefined) {
    const image: Image = {
      type: 'image',
      url: values['src'],
      alt: values['alt'] ?? values['caption'] ?? '',
      title: values['caption'] ?? null,
    };
    return [node.position ? { ...image, position: node.position } : image];
  }
  const message = 'This shortcode is unknown here, so that readers see it as it is written.';
  report(context, node, { rule: 'page/template-remnant', message, hint: 'Write what it stands for in Markdown.', actual: node.value });
  return [{ ...toText(node, node.value), type: 'inlineCode' }];
}

function settleHeadingId(node: TemplateNode, { parent, previous, isLast }: TemplateSite): PhrasingContent[] {
  if (parent.type !== 'heading' || !isLast) return [toText(node, node.value)];
  setHeadingId(parent, node.value.slice(2, -1));
  trimEnd(previous);
  return [];
}

/** Sets the id that an author chose. */
export function setHeadingId(heading: Heading, id: string): void {
  heading.data = { ...heading.data, id };
}

function trimEnd(node: RootContent | undefined): void {
  if (node?.type === 'text') node.value = node.value.trimEnd();
}

/**
 * Attribute lists of kramdown and Python-Markdown's attr_list, behind what they belong to or alone on a line: dropped, except for ids,
 * which links lead to, and an image's size. Anywhere else, braces are braces.
 */
function settleAttributes(node: TemplateNode, site: TemplateSite, context: ParseContext): PhrasingContent[] {
  const { parent, previous, isLast } = site;
  const inHeading = parent.type === 'heading' && isLast;
  const behind = previous !== undefined && /^(?:link|linkReference|image|imageReference|inlineCode|strong|emphasis)$/.test(previous.type);
  const alone = isLast && (previous === undefined || (previous.type === 'text' && /[\r\n]$/.test(previous.value)));
  if (!inHeading && !behind && !alone) return [toText(node, node.value)];
  const id = /#([\w.:-]+)/.exec(node.value)?.[1];
  if (inHeading && id !== undefined) setHeadingId(parent, id);
  const isSize = previous?.type === 'image' && setSize(previous, node.value);
  trimEnd(previous);
  if (!isSize && id === undefined) {
    const message = 'Attribute lists have no meaning here; this one is left out of the page.';
    report(context, node, { rule: 'page/attribute-list', message, actual: node.value });
  }
  return inHeading || id === undefined ? [] : [toAnchor(node, id)];
}

/** Gives an image the width and height of a list; false when the list says anything else. */
function setSize(image: Image, list: string): boolean {
  const sizes = [...list.matchAll(/\b(width|height)=["']?(\d+)(?:px)?["']?(?=[\s}])/g)];
  for (const [, name = '', value] of sizes) {
    image.data = { ...image.data, hProperties: { ...image.data?.hProperties, [name]: Number(value) } };
  }
  return sizes.reduce((rest, [size]) => rest.replace(size, ''), list).replaceAll(/[{}:\s]/g, '') === '';
}

/** An empty element with an id: what MkDocs' pages write `[](){ #name }` for. */
function toAnchor(node: TemplateNode, id: string): Html {
  const anchor: Html = { type: 'html', value: `<a id="${id}"></a>` };
  return node.position ? { ...anchor, position: node.position } : anchor;
}

function toText(node: TemplateNode, value: string): Extract<PhrasingContent, { type: 'text' }> {
  return node.position ? { type: 'text', value, position: node.position } : { type: 'text', value };
}

/** A paragraph that begins with a known shortcode and ends with its end, as its component: `{{% alert %}} Text {{% /alert %}}`. */
export function toPairedShortcode(paragraph: Paragraph): ComponentNode | undefined {
  const [first, ...rest] = paragraph.children.filter((node, index, all) => index < all.length - 1 || !isBlank(node));
  const last = rest.pop();
  if (first?.type !== 'waymarkTemplate' || last?.type !== 'waymarkTemplate' || first.kind !== 'shortcode') return undefined;
  const head = parseShortcodeHead(first.value);
  const end = /^\{\{[<%]\s*\/\s*([\w-]+)\s*[%>]\}\}$/.exec(last.value)?.[1];
  if (!head || end !== head.word) return undefined;
  const start = rest[0];
  if (start?.type === 'text') start.value = start.value.trimStart();
  trimEnd(rest.at(-1));
  const { component: name, attributes } = head;
  return inPlaceOf(paragraph, name, attributes, rest);
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** GOV.UK's `<%= warning_text('…') %>` alone in a paragraph is a warning, not a remnant: its words must not be lost. */
export function toWarningText(paragraph: Paragraph): ComponentNode | undefined {
  const [only, ...others] = paragraph.children.filter((node) => !isBlank(node));
  if (only?.type !== 'waymarkTemplate' || others.length > 0) return undefined;
  const words = /^<%=\s*warning_text\(?\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*\)?\s*%>$/.exec(only.value);
  if (!words) return undefined;
  const value = (words[1] ?? words[2] ?? '').replaceAll(/\\(.)/g, '$1');
  return inPlaceOf(paragraph, 'Callout', { type: 'warning' }, [toText(only, value)]);
}

/** A component that takes a paragraph's place, with a paragraph of what is left of its words. */
function inPlaceOf(paragraph: Paragraph, name: ComponentName, attributes: Record<string, string>, words: PhrasingContent[]): ComponentNode {
  const children: Paragraph[] = words.length > 0 ? [{ ...paragraph, children: words }] : [];
  const node: ComponentNode = { type: 'waymarkComponent', name, attributes, inline: false, children };
  return paragraph.position ? { ...node, position: paragraph.position } : node;
}

/** Gives a link or image whose address a template makes the address that it stands for; false when nobody can know that. */
export function settleAddress(node: Link | Image, context: ParseContext): boolean {
  const { url } = node;
  // CommonMark takes the brackets of `[x](<%= path %>)` for its own.
  const erb = /<%.*%>|^%=?.*%$/.exec(url)?.[0];
  if (erb !== undefined) {
    reportDropped(node, erb.startsWith('<') ? erb : `<${erb}>`, context);
    return false;
  }
  const shortcode = /^\{\{[<%]\s*([\w./-]+)\s(.*?)[%>]\}\}(.*)$/.exec(url);
  if (!shortcode || !context.traits.shortcodes) return true;
  const [, name = '', inner = '', tail = ''] = shortcode;
  const { named, positional } = parseShortcodeArguments(inner);
  const path = positional[0] ?? named['path'];
  if ((name === 'ref' || name === 'relref') && path !== undefined) {
    node.url = path + tail;
    return true;
  }
  const message = 'The address is a shortcode that is unknown here, so that there is no link.';
  report(context, node, { rule: 'page/template-remnant', message, hint: 'Write the address itself.', actual: url }, url);
  return false;
}
