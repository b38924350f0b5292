import type { Page } from '../catalog.ts';
import type { FormerPage } from '../moved-pages.ts';

/** What is said about a page beside its text, by field, as text that can be compared and shown. A field that isn't set is absent. */
export type PageFields = Readonly<Record<string, string>>;

/** A page in one state of the repository, as far as two states are compared. */
export interface PageState extends FormerPage {
  title: string;
  owners: string[];
  fields: PageFields;
}

/** The state of a page, its sidecar and its source included. */
export function toPageState(page: Page, owners: readonly string[]): PageState {
  const { path, id, title, document } = page;
  return { path, id, blob: document.blob, title, owners: [...owners], fields: listFields(page, owners) };
}

/** Fields that reviewers, owners or learners care about. */
function listFields({ title, address, kind, level, lifecycle, lang, meta }: Page, owners: readonly string[]): PageFields {
  const { description, roles, teaches, requires, objectives, minutes, reviewed, reviewEvery, covers, replacedBy } = meta;
  const skills = (list: typeof teaches): string[] | undefined => list?.map(({ skill, level: depth }) => `${skill} ${depth}`);
  const written: Record<string, string | string[] | undefined> = {
    title,
    address,
    kind,
    level,
    lifecycle,
    lang,
    owner: [...owners],
    description,
    roles,
    teaches: skills(teaches),
    requires: skills(requires),
    objectives,
    minutes: minutes && Object.entries(minutes).map(([name, number]) => `${name} ${number}`),
    reviewed: reviewed && [reviewed.on, reviewed.by ?? ''].filter((text) => text !== '').join(' by '),
    reviewEvery,
    covers: covers?.map((cover) => (typeof cover === 'string' ? cover : [cover.path, cover.region ?? cover.match ?? ''].join(' ').trim())),
    replacedBy,
  };
  const texts = Object.entries(written).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return Object.fromEntries(texts.filter(([, value]) => value !== ''));
}

/** A page before and after a change. */
export interface PagePair {
  change: PageChange;
  was: PageState | undefined;
  now: PageState | undefined;
}

/** What a change does to a page; `details`: the file is the same, and what another file says about it is not. */
export const pageChanges = ['changed', 'added', 'moved', 'removed', 'details'] as const;

/** One of {@link pageChanges}. */
export type PageChange = (typeof pageChanges)[number];

/** The pages that differ between two states, by path. `movedFrom` leads from new paths to old ones. */
export function pairPages(before: readonly PageState[], after: readonly PageState[], movedFrom: ReadonlyMap<string, string>): PagePair[] {
  const former = new Map(before.map((page) => [page.path, page]));
  const pairs = after.flatMap((now): PagePair[] => {
    const was = former.get(movedFrom.get(now.path) ?? now.path);
    if (was) former.delete(was.path);
    const change = judge(was, now);
    return change ? [{ change, was, now }] : [];
  });
  const removed = [...former.values()].map((was): PagePair => ({ change: 'removed', was, now: undefined }));
  const pathOf = ({ was, now }: PagePair): string => (now ?? was)?.path ?? '';
  return [...pairs, ...removed].sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
}

function judge(was: PageState | undefined, now: PageState): PageChange | undefined {
  if (!was) return 'added';
  if (was.path !== now.path) return 'moved';
  if (was.blob !== now.blob) return 'changed';
  return was.id !== now.id || compareFields(was.fields, now.fields).length > 0 ? 'details' : undefined;
}

/** A field that differs; `null` where it isn't set. */
export interface FieldChange {
  name: string;
  from: string | null;
  to: string | null;
}

/** Fields that differ, in the order of the newer state. */
export function compareFields(was: PageFields, now: PageFields): FieldChange[] {
  const names = new Set([...Object.keys(now), ...Object.keys(was)]);
  return [...names]
    .map((name): FieldChange => ({ name, from: was[name] ?? null, to: now[name] ?? null }))
    .filter(({ from, to }) => from !== to);
}
