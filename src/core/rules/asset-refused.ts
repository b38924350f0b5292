import { ruleFromFindings } from '../rule.ts';

/** Noticed when assets are chosen for publishing: only then their bytes are read. */
export const assetRefused = ruleFromFindings({
  id: 'asset/refused',
  severity: 'warning',
  description: 'Files that pages show or link to can be published.',
});
