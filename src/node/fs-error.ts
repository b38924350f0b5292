import { UserError } from '../core/user-error.ts';

/** What the codes of the operating system mean to the person at the keyboard. */
const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'a file is in the way',
  EBUSY: 'another program or a mount is using it',
  ENOTDIR: 'a file is in the way',
  ENAMETOOLONG: 'the path is too long',
};

/** The code of a failed system call, such as `ENOENT`, also when another error was wrapped around it; else undefined. */
export function errorCode(error: unknown): string | undefined {
  // Frameworks wrap; a cycle of causes must not hang us.
  for (let depth = 0; depth < 8 && error instanceof Error; depth += 1, error = error.cause) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== undefined && /^E[A-Z0-9]+$/.test(code)) return code;
  }
  return undefined;
}

/** Turns a failure that the person can do something about (rights, space, mounts) into a `UserError`; hands back any other as it is. */
export function explainFsError(error: unknown, doing: string, hint?: string): unknown {
  const reason = reasons[errorCode(error) ?? ''];
  if (reason === undefined || error instanceof UserError) return error;
  return new UserError(`${doing}: ${reason}.`, { ...(hint === undefined ? {} : { hint }), cause: error });
}
