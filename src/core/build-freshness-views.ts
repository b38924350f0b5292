import { compareText } from './diagnostic.ts';
import type { CoveredChange, PageFreshness } from './freshness/freshness.ts';
import { isClaimed, listTurns, type ReaderState, type Turn } from './freshness/reader-state.ts';
import type {
  ChangeView,
  CommitView,
  ContradictionView,
  CoverView,
  FreshnessOverview,
  FreshnessRow,
  FreshnessView,
  OwnerSection,
  OwnerView,
  ReviewView,
} from './freshness-views.ts';
import type { Day } from './interval.ts';
import { slugOwners } from './owner-slug.ts';
import type { OwnersConfig } from './owners/owners-config.ts';
import type { Ownership, OwnershipState } from './owners/ownership.ts';
import type { PageSummary } from './portal.ts';
import { commitUrl, compareUrl, fileUrl, type RepositoryHost } from './repository-links.ts';

/** What is known of owners and freshness, for the portal. */
export interface FreshnessInput {
  /** The day that pages were judged on. */
  today: Day;
  /** HEAD, for links that compare with it. */
  head: string | undefined;
  history: 'exact' | 'shallow' | 'none';
  /** What is known of the page at a path. */
  freshnessOf(path: string): PageFreshness | undefined;
  contacts: OwnersConfig['contacts'];
}

/** Views of owners and freshness, ready to be joined with those of pages. */
export interface FreshnessViews {
  ownersOf(path: string): OwnerView[];
  readerStateOf(path: string): ReaderState | undefined;
  viewOf(path: string): FreshnessView | undefined;
  /** Lists pages that are shown, given in reading order. */
  list(pages: readonly PageSummary[]): { freshness: FreshnessOverview; owners: OwnerSection[] };
}

/** Most files, commits and covers that evidence lists. */
const mostShown = 12;

/** Makes the views of owners and freshness. `paths` are those of the pages that are shown. */
export function buildFreshnessViews(
  input: FreshnessInput,
  { base, repo, paths }: { base: string; repo: RepositoryHost | undefined; paths: readonly string[] },
): FreshnessViews {
  const known = new Map(paths.flatMap((path) => [[path, input.freshnessOf(path)] as const]));
  const views = new Map<string, FreshnessView>();
  for (const [path, page] of known) if (page && isClaimed(page)) views.set(path, toView(page, input, repo));
  const names = [...known.values()].flatMap((page) => page?.ownership.owners ?? []);
  const owners = toOwnerViews([...new Set(names)].sort(compareText), input.contacts, base);
  const ownershipOf = (path: string): Ownership | undefined => known.get(path)?.ownership;
  const ownersOf = (path: string): OwnerView[] => ownershipOf(path)?.owners.flatMap((owner) => owners.get(owner) ?? []) ?? [];
  return {
    ownersOf,
    readerStateOf: (path) => views.get(path)?.turns[0].state,
    viewOf: (path) => views.get(path),
    list(pages) {
      const rows = pages.flatMap((page) => toRow(page, views.get(page.path))).sort(compareRows);
      const unclaimed = pages.filter(({ path }) => known.get(path) && !views.has(path));
      const { today, history } = input;
      return {
        freshness: { today, history, rows, unclaimed },
        owners: toSections({ rows, unclaimed }, [...owners.values()], { base, stateOf: (path) => ownershipOf(path)?.state }),
      };
    },
  };
}

function toOwnerViews(owners: readonly string[], contacts: OwnersConfig['contacts'], base: string): Map<string, OwnerView> {
  const slugs = slugOwners(owners);
  return new Map(
    owners.map((owner) => {
      const contact = Object.hasOwn(contacts, owner) ? contacts[owner] : undefined;
      const slug = slugs.get(owner) ?? '';
      return [owner, { owner, slug, name: contact?.name ?? owner, url: `${base}owners/#${encodeURIComponent(slug)}`, contact }];
    }),
  );
}

function toRow(page: PageSummary, freshness: FreshnessView | undefined): FreshnessRow[] {
  return freshness ? [{ page, freshness }] : [];
}

/** Why nobody answers, in the order in which such pages are listed. */
const ownerless = ['unmatched', 'unowned', 'unresolved'] as const satisfies OwnershipState[];

function toSections(
  { rows, unclaimed }: Pick<FreshnessOverview, 'rows' | 'unclaimed'>,
  owners: readonly OwnerView[],
  { base, stateOf }: { base: string; stateOf(path: string): OwnershipState | undefined },
): OwnerSection[] {
  const open = (slug: string, state: OwnershipState, owner?: OwnerView): OwnerSection => {
    return { slug, url: `${base}owners/${encodeURIComponent(slug)}/`, owner, state, rows: [], unclaimed: [] };
  };
  const ofOwner = new Map(owners.map((owner) => [owner, open(owner.slug, 'owned', owner)]));
  // No owner is called so: their names begin with a letter or a digit.
  const ofGap = new Map(ownerless.map((state) => [state as OwnershipState, open(`~${state}`, state)]));
  const sectionsOf = (page: PageSummary): OwnerSection[] => {
    const own = page.owners.flatMap((owner) => ofOwner.get(owner) ?? []);
    return own.length > 0 ? own : [ofGap.get(stateOf(page.path) ?? 'unmatched') ?? []].flat();
  };
  for (const row of rows) for (const section of sectionsOf(row.page)) section.rows.push(row);
  for (const page of unclaimed) for (const section of sectionsOf(page)) section.unclaimed.push(page);
  return [...ofOwner.values(), ...ofGap.values()].filter((section) => section.rows.length + section.unclaimed.length > 0);
}

function compareRows(a: FreshnessRow, b: FreshnessRow): number {
  return (
    urgencyOf(a.freshness) - urgencyOf(b.freshness) ||
    compareText(a.freshness.dueOn ?? '~', b.freshness.dueOn ?? '~') ||
    compareText(a.page.address, b.page.address)
  );
}

/** Place in the order of badges, with what can't be told after what asks for a look. */
function urgencyOf({ drift, turns: [{ review, state, snoozed }] }: FreshnessView): number {
  if (state === 'look-again') return drift === 'contradicted' ? 0 : review === 'overdue' ? 1 : 2;
  if (state === 'unknown') return snoozed ? 4 : 3;
  return review === 'due' ? 5 : review === 'due-soon' ? 6 : drift === 'activity' ? 7 : 8;
}

function toView(page: PageFreshness, { today, head }: FreshnessInput, repo: RepositoryHost | undefined): FreshnessView {
  const turns: [Turn, ...Turn[]] = listTurns(page, today);
  const { reviewed, dueOn, snooze, drift, base, changes, contradictions, covers, lastChange } = page;
  const compared = changes.length + contradictions.length > 0 ? (base?.commit ?? contradictions[0]?.base) : undefined;
  return {
    turns,
    reviewed: reviewed && toReviewView(reviewed, repo),
    dueOn,
    snooze: page.standing === 'snoozed' ? snooze : undefined,
    drift,
    since: reviewed && base?.how !== 'change' ? 'review' : 'edit',
    editedOn: reviewed ? undefined : lastChange?.on,
    gap: page.reasons.find(({ code }) => code === 'base-unavailable')?.message,
    compareUrl: repo && compared !== undefined && head !== undefined ? compareUrl(repo, compared, head) : undefined,
    changes: rankChanges(changes).map((change) => toChangeView(change, repo)),
    contradictions: contradictions.slice(0, mostShown).map(({ text, kind, was, removedBy }): ContradictionView => {
      return { text, kind, was: { path: was.path, line: was.line }, removedBy: removedBy && toCommitView(removedBy, repo) };
    }),
    covers: covers.slice(0, mostShown).map(({ path, kind, match, region, lines, files }): CoverView => {
      const target = repo && fileUrl(repo, withoutPattern(path));
      return {
        path: lines === undefined ? path : `${path}:${lines}`,
        kind,
        match,
        region,
        files,
        url: files > 0 && withoutPattern(path) !== '' ? target : undefined,
      };
    }),
  };
}

function toReviewView({ on, by, stamp }: NonNullable<PageFreshness['reviewed']>, repo: RepositoryHost | undefined): ReviewView {
  return {
    on,
    by,
    stamp: stamp && { author: stamp.author, on: stamp.on, batch: stamp.batch, url: repo && commitUrl(repo, stamp.commit) },
  };
}

/** What carries a badge first. */
function rankChanges(changes: readonly CoveredChange[]): CoveredChange[] {
  const rank = { narrowed: 0, whole: 1, inferred: 2 };
  return [...changes].sort((a, b) => rank[a.kind] - rank[b.kind]).slice(0, mostShown);
}

function toChangeView({ path, kind, status, line, commits, commitCount }: CoveredChange, repo: RepositoryHost | undefined): ChangeView {
  const latest = commits[0];
  return {
    path,
    kind,
    status,
    line,
    commitCount,
    url: repo && status !== 'removed' ? fileUrl(repo, path) : undefined,
    latest: latest && toCommitView(latest, repo),
  };
}

function toCommitView({ id, on, author, subject }: CoveredChange['commits'][number], repo: RepositoryHost | undefined): CommitView {
  return { on, author, subject, url: repo && commitUrl(repo, id) };
}

/** The folder that a glob selects from: hosts show folders, and know no globs. */
function withoutPattern(path: string): string {
  const segments = path.split('/');
  const at = segments.findIndex((segment) => /[*?[{]/.test(segment));
  return (at < 0 ? segments : segments.slice(0, at)).join('/');
}
