import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { UserError } from '../../src/core/user-error.ts';
import { recover } from '../../src/node/publish.ts';
import { serveFolder } from '../../src/node/serve.ts';
import { readConfig } from '../../src/node/read-config.ts';
import { readingOptions, text, type Command } from '../command.ts';
import { rootOf } from '../find-root.ts';
import { untilStopped } from '../until-stopped.ts';

/** `waymark preview`. */
export const command: Command = {
  name: 'preview',
  summary: 'serve the built portal on this machine',
  options: {
    ...readingOptions,
    out: { type: 'string', help: 'folder that was published into (default: dist)', value: 'DIR' },
    port: { type: 'string', short: 'p', help: 'port (default: 4321, or the next free one)', value: 'PORT' },
    host: { type: 'string', help: 'address to listen at (default: 127.0.0.1, this machine only)', value: 'HOST' },
  },
  async run({ values, io }) {
    const root = await rootOf(values, io);
    const out = resolve(root, text(values, 'out') ?? 'dist');
    await recover(root, out);
    if (!existsSync(join(out, 'index.html'))) {
      throw new UserError(`There is no built portal in \`${relative(io.cwd, out) || '.'}\`.`, {
        hint: 'Run `waymark build`, or name the folder that you built into with `--out`.',
      });
    }
    const { config } = await readConfig(root, text(values, 'config'));
    const server = await serveFolder(out, {
      host: text(values, 'host') ?? '127.0.0.1',
      port: parsePort(text(values, 'port') ?? '4321'),
      base: config.site.base,
    });
    io.err(`The portal is at ${server.url} (Ctrl-C stops it)\n`);
    await untilStopped(io);
    await server.close();
    return 0;
  },
};

/** A TCP port, 0 for any free one. */
export function parsePort(port: string): number {
  const number = Number(port);
  if (/^\d+$/.test(port) && number <= 65_535) return number;
  throw new UserError(`\`--port\` is \`${port}\`, expected a number up to 65535.`);
}
