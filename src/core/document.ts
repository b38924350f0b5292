import type { CodeRequest } from '../../plugins/components/code-from-repo.ts';
import type { Finding, Range } from './diagnostic.ts';
import type { PageMeta } from './page-meta.ts';
import type { Learning } from './pathways/fingerprint.ts';
import type { VerifyBlock } from './verify/verify-block.ts';

/**
 * A document is what one source file says, as data: everything that catalog, rules and search need, so that nothing has to be
 * parsed twice. It depends on the file and its source's dialect alone, therefore it is cached by content.
 */
export interface Document {
  path: string;
  source: string;
  blob: string;
  /** `live` MDX needs code execution (imports, expressions, unknown components); `mdx` is static. */
  format: 'md' | 'mdx' | 'live';
  meta: PageMeta;
  /** Slug as another tool writes it: an address only together with the page's place. */
  toolSlug?: string;
  /** Title from the first heading, when there is one. */
  heading: string | undefined;
  /** First paragraph as plain text, at most 200 characters, for lists and search. */
  excerpt: string;
  headings: Heading[];
  /** Ids that raw HTML or components in the text define, beside those of headings. */
  anchors: string[];
  links: Link[];
  /** Folders that labs begin with, as they are written; absent where no lab names one. */
  templates?: Pick<Link, 'url' | 'range'>[];
  /** Inline code, in the order of the text; see `collect-code.ts` for what is left out. */
  codeSpans: CodeSpan[];
  /** Commands of shell fences, in the order of the text. */
  commands: CodeSpan[];
  /** Code of the repository that the page shows, in the order of the text; absent without any. */
  code?: CodeUse[];
  /** Words that the glossary shall explain, in the order of the text; absent without any. */
  terms?: TermUse[];
  /** Words of prose, without code: reading time. */
  words: number;
  /** Whether there is nothing to read but perhaps comments: no block at all. */
  blank: boolean;
  /** Whether a diagram has to be drawn. */
  diagrams: boolean;
  /** What `waymark verify` can run, in the order of the text; absent where there is nothing. */
  blocks?: VerifyBlock[];
  /** Set where the text shows the page's objectives itself. */
  showsObjectives?: true;
  /** Assessments that the text asks evidence for; absent where there are none. */
  assessments?: { name: string; range: Range }[];
  /** What is learned from it; absent where only the parser was asked. */
  learning?: Learning;
  /** Problems that the file shows by itself: broken YAML, MDX syntax, an unclosed fence. Rules report them. */
  findings: Finding[];
}

/** Whether a text is no valid MDX and was read as Markdown: nobody knows what its components would have said. */
export function isMisread({ findings }: Pick<Document, 'findings'>): boolean {
  return findings.some(({ rule }) => rule === 'mdx/syntax');
}

/** Code of the repository, where a page asks for it. */
export interface CodeUse extends CodeRequest {
  /** Where the file is named, else of the whole component. */
  range: Range;
  /** Where region or lines are named. */
  partRange?: Range;
}

/** A word that a page marks as a term. */
export interface TermUse {
  /** As the page writes it. */
  name: string;
  range: Range;
}

/** Something that a page writes as code. */
interface CodeSpan {
  /** Without backticks, prompt and blanks around it. A command over several lines is on one here. */
  text: string;
  /** Of inline code with its backticks; of a command without its prompt. */
  range: Range;
}

/** A heading with the id that GitHub gives it (github-slugger over its text; duplicates are numbered); one without words has an empty id. */
export interface Heading {
  depth: 1 | 2 | 3 | 4 | 5 | 6;
  text: string;
  id: string;
  range: Range;
}

/**
 * Something that points elsewhere. `wiki` is `[[…]]`, `embed` is `![[…]]`, `html` is an address in raw HTML or a component's
 * attribute, `include` a page that is shown in place, found as links are.
 */
export interface Link {
  kind: 'link' | 'image' | 'wiki' | 'embed' | 'html' | 'html-image' | 'include';
  /** As written (wiki: the target without alias), percent-encoding and escapes untouched by us. */
  url: string;
  /** Visible text, plain. */
  text: string;
  /** Range of the address in the file where it can be found, else of the whole node. */
  range: Range;
  /** Where the section of an include is named. */
  sectionRange?: Range;
}
