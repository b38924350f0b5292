import { toUrl } from '../../src/core/link-address.ts';
import type { Catalog, Page } from '../../src/core/catalog.ts';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { stringifySafely } from '../../src/report/json.ts';
import { showText } from '../../src/report/visible-text.ts';
import { readingOptions, text, type Command } from '../command.ts';
import { rootOf } from '../find-root.ts';
import { withProgress } from '../terminal.ts';

/** `waymark pages`. */
export const command: Command = {
  name: 'pages',
  summary: 'list the pages of the catalog',
  details: 'Prints id, title and path of every page. With `--format json`, everything that is known of them.',
  options: {
    ...readingOptions,
    format: { type: 'string', help: 'how to print (default: pretty)', value: 'FORMAT', choices: ['pretty', 'json'] },
  },
  async run({ values, io }) {
    const root = await rootOf(values, io);
    const config = text(values, 'config');
    const { catalog } = await withProgress(io, 'Reading pages', (onProgress) => loadCatalog(root, { config, bodies: false, onProgress }));
    if (text(values, 'format') === 'json')
      io.out(`${stringifySafely({ schemaVersion: 1, pages: catalog.pages.map((page) => toEntry(page, catalog)) })}\n`);
    else if (catalog.pages.length === 0) io.err('No pages were found.\n');
    else io.out(formatTable(catalog.pages.map(({ id, title, path }) => [id, title, path].map(showText))));
    return 0;
  },
};

/** A page as the JSON contract has it: what isn't known is `null` or empty, never absent. */
function toEntry(
  { path, id, address, title, kind, source, level, lifecycle, lang, minutes, meta, formerIds }: Page,
  { site }: Catalog,
): object {
  return {
    path,
    id,
    url: toUrl(site.base, address),
    title,
    kind: kind ?? null,
    source,
    level: level ?? null,
    lifecycle,
    lang,
    roles: meta.roles ?? [],
    teaches: meta.teaches ?? [],
    requires: meta.requires ?? [],
    minutes,
    aliases: meta.aliases ?? [],
    formerIds,
  };
}

/** Columns as wide as their longest cell, the last one as it is. */
function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows.map((row) => `${row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('  ')}\n`).join('');
}
