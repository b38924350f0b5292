import { link, lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { decodeText, type DecodedText } from '../core/decode-text.ts';
import { UserError } from '../core/user-error.ts';
import { errorCode, explainFsError } from './fs-error.ts';
import { RootReader } from './read-text-file.ts';
import { writeFileAtomically } from './write-file.ts';

/** Larger files are not edited by a tool. */
const maxBytes = 8 * 1024 * 1024;

/**
 * Changes the text of a file below a root. Encoding, byte order mark, line endings and permissions stay; the file has the old
 * content or the new one, never a part. `edit` gives the new text, or undefined to leave the file alone. Gives whether the file was
 * changed. Throws a `UserError` for a file that can't be changed safely: a symbolic link or one below such a link, one that isn't
 * text, one that the system doesn't let us write.
 */
export async function editTextFile(root: string, path: string, edit: (text: string) => string | undefined): Promise<boolean> {
  refuseForbidden(path);
  const bytes = await new RootReader(root).readBytes(path, maxBytes + 1);
  if (!bytes) throw cannot(path, 'it is a symbolic link, or can’t be read');
  if (bytes.length > maxBytes) throw cannot(path, 'it is too large');
  const decoded = decodeText(bytes);
  if (!encode(decoded.text, bytes, decoded.encoding).equals(bytes)) throw cannot(path, 'it is not UTF-8');
  const edited = edit(decoded.text);
  if (edited === undefined || edited === decoded.text) return false;
  const file = join(root, path);
  try {
    const { mode } = await lstat(file);
    await writeFileAtomically(file, encode(edited, bytes, decoded.encoding), mode & 0o7777);
  } catch (error) {
    throw explainFsError(error, `Cannot change \`${path}\``);
  }
  return true;
}

/**
 * Writes a file that doesn't exist yet, with the folders above it. Throws a `UserError` when there is one already, or when a folder on
 * the way is a symbolic link or no folder.
 */
export async function createTextFile(root: string, path: string, text: string): Promise<void> {
  refuseForbidden(path);
  await ensureFolder(root, dirname(path));
  try {
    await writeFile(join(root, path), text, { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw new UserError(`\`${path}\` exists already.`, { cause: error });
    throw explainFsError(error, `Cannot write \`${path}\``);
  }
}

/**
 * As {@link createTextFile}, and nobody ever sees a part of the file: it is written beside its place, and linked to it, which fails where
 * something is.
 */
export async function createWholeFile(root: string, path: string, text: string): Promise<void> {
  refuseForbidden(path);
  await ensureFolder(root, dirname(path));
  const file = join(root, path);
  const whole = `${file}.${process.pid}.new`;
  try {
    await writeFileAtomically(whole, text);
    await link(whole, file);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw new UserError(`\`${path}\` exists already.`, { cause: error });
    throw explainFsError(error, `Cannot write \`${path}\``);
  } finally {
    await rm(whole, { force: true });
  }
}

/** Configuration may name any path, and content may bring the configuration: nothing above the root is touched, nor git's own files. */
function refuseForbidden(path: string): void {
  const isForbidden = isAbsolute(path) || path.split(/[\\/]/).some((segment) => segment === '..' || segment.toLowerCase() === '.git');
  if (isForbidden) throw cannot(path, 'it isn’t a file of the working tree');
}

async function ensureFolder(root: string, folder: string): Promise<void> {
  if (folder === '.' || folder === '') return;
  await ensureFolder(root, dirname(folder));
  const path = join(root, folder);
  try {
    await mkdir(path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw explainFsError(error, `Cannot make the folder \`${folder}\``);
    const stat = await lstat(path);
    if (!stat.isDirectory()) throw new UserError(`\`${folder}\` is ${stat.isSymbolicLink() ? 'a symbolic link' : 'a file'}, not a folder.`);
  }
}

function cannot(path: string, reason: string): UserError {
  return new UserError(`\`${path}\` is not changed: ${reason}.`);
}

/** Text as bytes in the encoding of the original, with its byte order mark if it has one. */
function encode(text: string, original: Buffer, encoding: DecodedText['encoding']): Buffer {
  if (encoding === 'utf-8') {
    const mark = original.subarray(0, 3).equals(utf8Mark) ? utf8Mark : Buffer.alloc(0);
    return Buffer.concat([mark, Buffer.from(text, 'utf8')]);
  }
  const bytes = Buffer.concat([original.subarray(0, 2), Buffer.from(text, 'utf16le')]);
  if (encoding === 'utf-16be') bytes.subarray(2).swap16();
  return bytes;
}

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);
