/** Every text that the site itself says. The integration puts the file of the site's language in the place of the English one. */
export * from './texts/en.ts';
