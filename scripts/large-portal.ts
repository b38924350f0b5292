/** A repository of many pages, made for measuring: a wiki of ten years, in which everything links to something. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';

/** How large the repository is to be. */
export interface LargeSize {
  pages: number;
  /** Of them in one folder. */
  siblings: number;
  /** Commits that change one page each, after all are there. */
  edits: number;
}

/** Seconds since 1970 of the first commit, and from one to the next. */
const start = Date.UTC(2018, 0, 1) / 1000;
const step = 20_000;

/** Pages that are added by one commit. */
const batch = 200;

/** Fills an empty folder with the repository. The same size gives the same repository. */
export async function writeLargePortal(root: string, size: LargeSize): Promise<void> {
  execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: root });
  const child = spawn('git', ['-c', 'gc.auto=0', 'fast-import', '--quiet', '--done'], { cwd: root, stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(child, 'close');
  for (const text of describeCommits(size)) if (!child.stdin.write(text)) await once(child.stdin, 'drain');
  child.stdin.end('done\n');
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`git fast-import ended with ${code}.`);
  execFileSync('git', ['checkout', '--quiet', 'main'], { cwd: root });
}

function* describeCommits(size: LargeSize): Generator<string> {
  const paths = placePages(size);
  const configuration = 'site: { id: large, title: Large handbook }\nsources:\n  - { id: wiki, path: wiki }\n';
  yield describeCommit(0, 'Begin', [['waymark.yml', configuration]]);
  let number = 1;
  for (let at = 0; at < paths.length; at += batch, number++) {
    yield describeCommit(
      number,
      'Add pages',
      paths.slice(at, at + batch).map((path, offset) => [path, writePage(paths, at + offset, 0)]),
    );
  }
  for (let edit = 0; edit < size.edits; edit++, number++) {
    // Steps through all pages without order (7,919 is a prime).
    const at = (edit * 7919) % paths.length;
    yield describeCommit(number, 'Edit a page', [[paths[at] ?? '', writePage(paths, at, edit + 1)]]);
  }
}

/** One folder with many siblings, the rest in folders of 3 to 62 pages, three levels deep. */
function placePages({ pages, siblings }: LargeSize): string[] {
  const paths = ['wiki/index.md', ...Array.from({ length: siblings }, (_, at) => `wiki/decisions/decision-${at}.md`)];
  for (let folder = 0; paths.length < pages; folder++) {
    const place = `wiki/area-${folder % 12}/team-${folder % 60}/topic-${folder}`;
    paths.push(`${place}/index.md`);
    for (let page = 0; page < 2 + ((folder * 17) % 60) && paths.length < pages; page++) paths.push(`${place}/page-${page}.md`);
  }
  return paths.slice(0, pages);
}

const kinds = ['concept', 'how-to', 'reference', 'runbook', 'tutorial'];

/** A page of 300 to 900 words with headings, links, code, a table and tasks. */
function writePage(paths: readonly string[], at: number, edit: number): string {
  const link = (offset: number): string => {
    const path = paths[(at + offset) % paths.length] ?? '';
    return `[page ${(at + offset) % paths.length}](/${path})`;
  };
  const sections = Array.from({ length: 3 + (at % 5) }, (_, section) =>
    [
      `## Part ${section} of topic ${at % 97}`,
      `Whoever runs service ${at % 211} reads ${link(1 + section)} first, and ${link(31 * (section + 1))} when it is slow. `.repeat(3),
      section % 2 === 0 ? `\`\`\`sh\nservice-${at % 211} restart --part ${section} --wait\n\`\`\`` : '- one thing\n- another\n- [ ] a task',
      section === 1
        ? `| Setting | Default |\n|---|---|\n| limit_${at % 53} | ${at} |\n| retries | ${section} |`
        : `Then it is done, for the ${at}th time. `.repeat(8),
    ].join('\n\n'),
  );
  const frontmatter = `---\nkind: ${kinds[at % kinds.length] ?? ''}\ndescription: What to know about topic ${at}.\ntags: [tag-${at % 40}]\n---`;
  return `${frontmatter}\n\n# Topic ${at} of service ${at % 211}\n\nAs of edit ${edit}, this page is about topic ${at}.\n\n${sections.join('\n\n')}\n`;
}

/** A commit on top of the one before: fast-import knows where the branch is. */
function describeCommit(number: number, message: string, files: readonly (readonly [string, string])[]): string {
  const who = `Person ${number % 40} <p${number % 40}@example.com> ${start + number * step} +0000`;
  const contents = files.map(([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`).join('');
  return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}\n${contents}\n`;
}
