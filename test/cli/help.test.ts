import { describe, expect, test } from 'vitest';
import { commandSummaries, findCommand, loadCommand } from '../../scripts/commands.ts';
import { runIn } from './command-line.ts';

const help = async (...argv: string[]): Promise<string> => (await runIn('.', argv)).out;

describe('help', () => {
  test('lists the commands', async () => {
    expect(await help('--help')).toMatchInlineSnapshot(`
      "waymark: a learning portal from the wikis and runbooks of a repository

      Usage: waymark COMMAND [OPTIONS]

      Commands:
        dev        the portal with live reload, search included, diagnostics in an overlay
        build      check, render, audit, index and publish the portal
        preview    serve the built portal on this machine
        check      find every fault in the content
        freshness  say how far each page can be trusted, why, and whom to ask
        review     show what changed since a page was reviewed, and confirm the page
        covers     show what pages cover, and what changed in it
        owners     who owns a page or file, and which line says so
        pathway    check pathways, show what changed in one, and release it
        report     say what a change means for learners and owners, for its reviewers
        verify     run the commands that pages and labs say work, and record that they do
        pages      list the pages of the catalog
        schema     print the JSON Schemas of everything that people write, and of what programs read
        init       write the smallest waymark.yml and the CI workflow
        mv         move a page or a folder, and mend what refers to it
        new        start a page, runbook, lab, pathway, skill or evidence from a template

      Every command takes --help. Exit codes: 0 nothing found, 1 findings, 2 wrong usage or configuration, 3 could not be determined.
      "
    `);
  });

  test('of check', async () => {
    expect(await help('help', 'check')).toMatchInlineSnapshot(`
      "waymark check: find every fault in the content

      Usage: waymark check [PATH…] [OPTIONS]

      Reads every page and reports every fault in one run, with file, line and column. Paths narrow down what is
      reported: every page is read all the same.

      With --changed-since, REF stands for the commit that it has in common with HEAD, as in a pull request, and
      only what got worse since then is reported: faults that weren't there, in changed files and elsewhere, such as
      links to a page that is gone. Uncommitted and untracked files count. Pages that were moved and got another id by
      it are reported, and --fix writes their former ids down.

      What would be in the next release of a pathway is said at the end, and fails nothing.

      With --watch, checks again after every change, some tenths of a second later.

      Exit code 0: nothing at or above --fail-on. 1: something is. 2: wrong usage or configuration.

      Options:
            --root DIR           the repository (default: the one around the current folder)
            --config FILE        configuration file (default: waymark.yml at the root)
            --untrusted          trust no source, whatever waymark.yml says: no code of a page is run
            --format FORMAT      how to report (default: pretty): pretty, json, github, codequality, sarif
            --changed-since REF  report what got worse since HEAD and REF parted
            --fix                mend what can be mended safely, then report what is left
            --fail-on LEVEL      least severity that fails (default: error): error, warning
            --verbose            list infos too, instead of counting them
            --baseline FILE      file of known faults: only others are reported
        -w, --watch              check again after every change, until Ctrl-C
            --update-baseline    write the faults that there are into the baseline, and no others
        -h, --help               this text
      "
    `);
  });

  test('of init', async () => {
    expect(await help('init', '--help')).toMatchInlineSnapshot(`
      "waymark init: write the smallest waymark.yml and the CI workflow

      Usage: waymark init [OPTIONS]

      Looks at the repository, shows what it would write, and asks before it writes on a terminal. Files that
      exist are kept. With --ci, workflows are written too: they check every pull request, publish the portal, and once
      a week and once a month tell owners which of their pages need a look. With --editor, the editor completes and
      checks waymark.yml, pathways, skills and the sidecar, and has snippets for frontmatter.

      Options:
            --root DIR       the repository (default: the one around the current folder)
            --ci HOST        write the workflows for this host: github, gitlab
            --editor EDITOR  write schemas, settings and snippets for this editor: vscode
            --schema         write waymark.schema.json, from which editors complete waymark.yml
        -y, --yes            don’t ask
            --dry-run        print the files instead of writing them
            --force          write files that exist anew
        -h, --help           this text
      "
    `);
  });

  test('of new', async () => {
    expect(await help('new', '--help')).toMatchInlineSnapshot(`
      "waymark new: start a page, runbook, lab, pathway, skill or evidence from a template

      Usage: waymark new KIND [NAME] [OPTIONS]

      KIND is page, runbook, lab, how-to, tutorial, concept, reference, case-study, pathway, skill or evidence.
      Of a page, NAME is a path below the source’s folder, or below the repository’s root when it starts with that
      folder. It is kept as typed; a title with spaces becomes a file name. Prints the path of the new file. On a
      terminal, a NAME that is missing is asked for. The first page of a repository without any is made in \`docs\`.

        waymark new runbook payments/restart-worker
        waymark new lab "Break the cache" --source labs

      Of a pathway or skill, NAME is its id or title. Of evidence it is an assessment or a pathway of which the latest
      release has one; the file is in the folder of the person, with the criteria of the assessment.

        waymark new pathway on-call
        waymark new skill "Incident response"
        waymark new evidence shadow-shift --by ada

      Options:
            --root DIR     the repository (default: the one around the current folder)
            --config FILE  configuration file (default: waymark.yml at the root)
            --source ID    source that the page belongs to (default: the one whose kind it is)
            --title TITLE  title (default: made from NAME)
            --by PERSON    whose evidence it is (default: git’s user.name)
        -h, --help         this text
      "
    `);
  });

  test('of pages', async () => {
    expect(await help('pages', '-h')).toMatchInlineSnapshot(`
      "waymark pages: list the pages of the catalog

      Usage: waymark pages [OPTIONS]

      Prints id, title and path of every page. With \`--format json\`, everything that is known of them.

      Options:
            --root DIR       the repository (default: the one around the current folder)
            --config FILE    configuration file (default: waymark.yml at the root)
            --format FORMAT  how to print (default: pretty): pretty, json
        -h, --help           this text
      "
    `);
  });

  test('of review', async () => {
    expect(await help('help', 'review')).toMatchInlineSnapshot(`
      "waymark review: show what changed since a page was reviewed, and confirm the page

      Usage: waymark review [PAGE…] [OPTIONS]

      Shows the state of each page, what it covers, and the difference of the covered content since the last review.
      PAGE is a path, an id, or an address below /go/. Nothing is written, unless --still-accurate says that somebody
      looked: then the day, the reviewer, the digest of the covered content and the commit are written into the page,
      or into the sidecar where the page’s review stands there. The reviewer is git’s user.name unless --by names one.

      With --owner, the pages of an owner that are due, overdue, changed or contradicted are shown. With
      --still-accurate they are confirmed in one commit on a new branch; index, working tree and the current branch
      stay as they are, and nothing is pushed. The owner strikes out what they doubt and merges the rest.

        waymark review runbooks/restart.md
        waymark review runbooks/restart.md --still-accurate --by @acme/payments --ran INC-123
        waymark review --owner @acme/payments --still-accurate

      Options:
            --root DIR        the repository (default: the one around the current folder)
            --config FILE     configuration file (default: waymark.yml at the root)
            --format FORMAT   how to print (default: pretty): pretty, json
            --owner OWNER     every page of this owner that asks for a review
            --still-accurate  confirm the pages: you have looked, and they are right
            --by OWNER        who confirms (default: git’s user.name; with --owner, the owner)
            --ran REFERENCE   where the page was followed for real, such as an incident
            --branch NAME     branch for --owner (default: waymark/review-OWNER-DATE)
            --now DATE        judge and confirm as of that UTC day (default: today)
        -h, --help            this text
      "
    `);
  });

  test('of schema', async () => {
    expect(await help('schema', '-h')).toMatchInlineSnapshot(`
      "waymark schema: print the JSON Schemas of everything that people write, and of what programs read

      Usage: waymark schema [config|page|units|pathway|skills|retired|evidence|pages.json|pathways.json|report.json] [OPTIONS]

      Without a name, one object with every schema by name. Editors that get \`schema config\` complete and check waymark.yml.

      With --write, the schemas of what people write are written for editors, with the names of this repository in
      them: ids of pages, skills, roles, owners, rules. Editors complete these names; none is refused for not being
      among them. With them come snippets for frontmatter. Run it again when there are new names to complete.

        waymark schema --write                  what \`waymark init --editor vscode\` wrote, with today’s names
        waymark schema --write --out schemas    the schemas alone, for another editor

      Options:
            --root DIR     the repository (default: the one around the current folder)
            --config FILE  configuration file (default: waymark.yml at the root)
            --write        write schemas with the names of this repository
            --out DIR      with --write: folder of the schemas (default: .vscode/waymark)
        -h, --help         this text
      "
    `);
  });

  test('of preview', async () => {
    expect(await help('preview', '-h')).toMatchInlineSnapshot(`
      "waymark preview: serve the built portal on this machine

      Usage: waymark preview [OPTIONS]

      Options:
            --root DIR     the repository (default: the one around the current folder)
            --config FILE  configuration file (default: waymark.yml at the root)
            --out DIR      folder that was published into (default: dist)
        -p, --port PORT    port (default: 4321, or the next free one)
            --host HOST    address to listen at (default: 127.0.0.1, this machine only)
        -h, --help         this text
      "
    `);
  });
});

const commands = await Promise.all(
  commandSummaries.map(async ({ name, summary }) => {
    const found = findCommand(name);
    if (found === undefined) throw new Error(`The command ${name} is listed and not found.`);
    return { name, summary, command: await loadCommand(found) };
  }),
);

describe.each(commands)('$name', ({ name, summary, command }) => {
  test('has the name and summary of the overview', () => {
    expect({ name: command.name, summary: command.summary }).toEqual({ name, summary });
  });

  test('fits a terminal of 120 columns', async () => {
    const lines = (await help(name, '--help')).split('\n');
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  test('explains every option, and names the value of those that take one', () => {
    for (const [option, { help: text, type, value }] of Object.entries(command.options)) {
      expect({ option, text }).toEqual({ option, text: expect.stringMatching(/^[^A-Z].*[^.]$/) as string });
      expect({ option, value }).toEqual({ option, value: type === 'string' ? (expect.stringMatching(/^[A-Z]+$/) as string) : undefined });
    }
  });
});
