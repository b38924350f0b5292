import { ruleFromLinks } from '../link-rule.ts';
import { quote } from '../wording.ts';

/** Links without an address. */
export const linkEmpty = ruleFromLinks(
  { id: 'link/empty', severity: 'warning', description: 'Links and images have an address.' },
  ({ link, resolution }) => {
    if (resolution.type !== 'empty') return undefined;
    if (link.kind === 'include') return { message: 'This include names no page.', hint: 'Write which: `page="page.md"`.' };
    const what = link.kind === 'image' || link.kind === 'html-image' ? 'Image' : 'Link';
    return {
      message: `${what}${link.text.trim() === '' ? '' : ` ${quote(link.text)}`} has no address.`,
      hint: 'Write where it leads, or remove the brackets.',
    };
  },
);
