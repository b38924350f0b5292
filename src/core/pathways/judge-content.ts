import type { PageKind } from '../source.ts';
import { classify } from './classify.ts';
import { hasSameEmbeds, hasSameOrder } from './compare-units.ts';
import type { ChangeClass, Fingerprint } from './fingerprint.ts';
import type { LockedPage, Verdict } from './release-change.ts';
import type { TextBlock } from './unit-text.ts';

/** A state of a page as it was read. */
export interface ReadText {
  fingerprint: Fingerprint;
  blocks: TextBlock[];
}

/** Texts by blob; undefined where nobody can read one. */
export type TextOf = (blob: string) => ReadText | undefined;

const classes: readonly ChangeClass[] = ['C0', 'C1', 'C2', 'C3'];

/** How much a page changed together with what it embeds: the greatest of all classes. */
export function judgeContent(
  from: LockedPage,
  to: LockedPage,
  { textOf, isPage }: { textOf: TextOf; isPage(path: string): boolean },
): Verdict {
  const kind = to.kind as PageKind | undefined;
  const own = judgeText(from, to, textOf);
  const embedded = hasSameEmbeds(from, to)
    ? []
    : pairEmbeds(from, to).map(({ path, was, is }) => (isPage(path) ? judgeEmbed(was, is, kind, textOf) : judgeImage(kind)));
  const order = hasSameOrder(from, to) ? [] : [judgeOrder(kind)];
  return [own, ...embedded, ...order].reduce((a, b) =>
    classes.indexOf(b.class) > classes.indexOf(a.class) ? withDoubt(b, a) : withDoubt(a, b),
  );
}

/** A greater class is certain, whatever the lesser one is; an uncertain one could be greater. */
function withDoubt(verdict: Verdict, other: Verdict): Verdict {
  return other.certain || verdict.class === 'C3' ? verdict : { ...verdict, certain: false };
}

function judgeText(from: LockedPage, to: LockedPage, textOf: TextOf): Verdict {
  const [before, after] = [textOf(from.blob), textOf(to.blob)];
  // Fingerprints that were made in another way say nothing, but the text can be read again.
  const isOther = from.fingerprint.fpv !== to.fingerprint.fpv && before && after;
  return classify(
    { kind: from.kind as PageKind | undefined, fingerprint: isOther ? before.fingerprint : from.fingerprint, blocks: before?.blocks },
    { kind: to.kind as PageKind | undefined, fingerprint: isOther ? after.fingerprint : to.fingerprint, blocks: after?.blocks },
  );
}

interface EmbedPair {
  path: string;
  was: string | undefined;
  is: string | undefined;
}

/** What is embedded before or afterwards only, or with other content; what only lies elsewhere is left out. */
function pairEmbeds(from: LockedPage, to: LockedPage): EmbedPair[] {
  const [before, after] = [from, to].map(({ embeds }) => new Set(embeds.map(({ blob }) => blob))) as [Set<string>, Set<string>];
  const was = new Map(from.embeds.filter(({ blob }) => !after.has(blob)).map(({ path, blob }) => [path, blob]));
  const is = new Map(to.embeds.filter(({ blob }) => !before.has(blob)).map(({ path, blob }) => [path, blob]));
  return [...new Set([...was.keys(), ...is.keys()])].map((path) => ({ path, was: was.get(path), is: is.get(path) }));
}

function judgeEmbed(was: string | undefined, is: string | undefined, kind: PageKind | undefined, textOf: TextOf): Verdict {
  if (was === undefined || is === undefined) return { class: 'C2', reason: 'What the page embeds changed.', certain: true };
  const [before, after] = [textOf(was), textOf(is)];
  if (!before || !after)
    return { class: 'C2', reason: 'A page that it embeds changed, and its earlier text can’t be read.', certain: false };
  const verdict = classify({ kind, ...before }, { kind, ...after });
  return { ...verdict, reason: `In a page that it embeds: ${verdict.reason}` };
}

/** What a picture shows only people can tell: it is told in the notes, and in a runbook a look is asked for. */
function judgeImage(kind: PageKind | undefined): Verdict {
  return { class: kind === 'runbook' ? 'C2' : 'C1', reason: 'An image changed.', certain: true };
}

/** Images that changed places can each stand for something else now. */
function judgeOrder(kind: PageKind | undefined): Verdict {
  return { class: kind === 'runbook' ? 'C2' : 'C1', reason: 'Images or embedded pages changed places.', certain: true };
}
