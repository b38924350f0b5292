import type { Resolution } from './catalog.ts';
import type { Link } from './document.ts';
import type { LinkFault } from './link-rule.ts';
import { mendAddress, replaceAddress } from './mend-address.ts';
import { quote } from './wording.ts';

/** The fault of an address that differs from the file's name in case or Unicode form only, with the safe fix where there is one. */
export function judgeSpelling(link: Link, resolution: Resolution): LinkFault | undefined {
  if ((resolution.type !== 'page' && resolution.type !== 'asset') || !resolution.caseDiffers) return undefined;
  const path = resolution.type === 'page' ? resolution.page.path : resolution.path;
  const mended = mendAddress(link.url, path);
  return {
    message: `Unexpected spelling ${quote(link.url)}, the file is ${quote(path)}.`,
    hint: mended === undefined ? 'Write the name as the file has it.' : `Write ${quote(mended)}.`,
    expected: mended === undefined ? [path] : [mended],
    fix: mended === undefined ? undefined : replaceAddress(link, mended),
  };
}
