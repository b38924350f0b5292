import { ruleFromFindings } from '../rule.ts';

/** Noticed when the catalog is built. */
export const pageAddressClash = ruleFromFindings({
  id: 'page/address-clash',
  severity: 'error',
  description: 'Every page has an address of its own, whatever the case or Unicode form.',
});
