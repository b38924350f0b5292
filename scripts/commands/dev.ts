import { dev as startAstro } from 'astro';
import { summarize } from '../../src/core/check.ts';
import { count } from '../../src/core/wording.ts';
import { openSession } from '../../src/node/session.ts';
import { toAstroSettings } from '../astro-settings.ts';
import { readingOptions, text, trustOption, type Command } from '../command.ts';
import { rootOf } from '../find-root.ts';
import { progressLine } from '../terminal.ts';
import { untilStopped } from '../until-stopped.ts';
import { parsePort } from './preview.ts';

/** `waymark dev`. */
export const command: Command = {
  name: 'dev',
  summary: 'the portal with live reload, search included, diagnostics in an overlay',
  options: {
    ...readingOptions,
    ...trustOption,
    port: { type: 'string', short: 'p', help: 'port (default: 4321, or the next free one)', value: 'PORT' },
    host: { type: 'string', help: 'address to listen at (default: 127.0.0.1, this machine only)', value: 'HOST' },
    verbose: { type: 'boolean', help: 'say what Astro says' },
  },
  async run({ values, io }) {
    const root = await rootOf(values, io);
    const progress = progressLine(io, 'Reading pages');
    const session = await openSession({
      root,
      config: text(values, 'config'),
      untrusted: values['untrusted'] === true,
      drafts: true,
      onProgress: progress.update,
    });
    progress.end();
    const { site } = session.loaded.catalog;
    const server = await startAstro({
      ...(await toAstroSettings(session, { verbose: values['verbose'] === true, quiet: 'warn' })),
      server: { host: text(values, 'host') ?? '127.0.0.1', port: parsePort(text(values, 'port') ?? '4321') },
    });
    const { pages, errors, warnings } = summarize(session.portal.pages.length, session.diagnose());
    const address = `http://${hostName(server.address)}${site.base}`;
    io.err(
      `${count(pages, 'page')}, ${count(errors, 'error')}, ${count(warnings, 'warning')}. The portal is at ${address} (Ctrl-C stops it)\n`,
    );
    // Templates are made ready while the author finds the browser: the first page takes some seconds.
    void fetch(address).catch(() => undefined);
    await untilStopped(io);
    await server.stop();
    return 0;
  },
};

function hostName({ address, port }: { address: string; port: number }): string {
  return `${address === '127.0.0.1' || address === '::1' ? 'localhost' : address}:${port}`;
}
