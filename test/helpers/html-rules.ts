import type { ConfigData } from 'html-validate';

/** How html-validate judges pages: all that it recommends, but for what is so on purpose. */
export const htmlRules: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Ids of the site's own begin with `~`, so that they never meet one made of a heading; those begin with whatever the heading does.
    'valid-id': ['error', { relaxed: true }],
    // Titles are the author's, and some are long.
    'long-title': 'off',
    // Lines of code are published as they are.
    'no-trailing-whitespace': 'off',
    // Safari takes the role from lists without markers: https://bugs.webkit.org/show_bug.cgi?id=170179
    'no-redundant-role': 'off',
    // A box that scrolls is a region with a name, not a section of the text.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // Markdown's tables say so how a column is aligned, and the policy forbids styles.
    'no-deprecated-attr': 'off',
  },
};
