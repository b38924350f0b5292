import { ruleFromFindings } from '../rule.ts';

/** Noticed when the catalog is built. */
export const pageReservedAddress = ruleFromFindings({
  id: 'page/reserved-address',
  severity: 'error',
  description: 'No page takes an address that the portal needs for itself.',
});
