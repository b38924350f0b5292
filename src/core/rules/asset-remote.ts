import { listWritten } from '../site-texts.ts';
import type { Rule } from '../rule.ts';

/** Images on other hosts. The portal asks no other host for anything, so readers get a link in their place. */
export const assetRemote: Rule = {
  id: 'asset/remote',
  severity: 'info',
  description: 'Images lie in the repository.',
  *check({ catalog }) {
    for (const { path, document } of listWritten(catalog)) {
      for (const { kind, url, range } of document.links) {
        if ((kind !== 'image' && kind !== 'html-image') || !/^(?:https?:|\/\/)/i.test(url)) continue;
        yield {
          rule: 'asset/remote',
          message: 'The image lies on another host, so readers get a link to it instead.',
          hint: 'Put the image beside the page to show it.',
          file: path,
          range,
          actual: url,
        };
      }
    }
  },
};
