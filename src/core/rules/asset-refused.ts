import { ruleFromFindings } from '../rule.ts';

/** Noticed when assets are chosen for publishing, and when logo, icon, styles and texts of the site are read: only then their bytes are. */
export const assetRefused = ruleFromFindings({
  id: 'asset/refused',
  severity: 'warning',
  description: 'Files that pages or configuration show can be published.',
});
