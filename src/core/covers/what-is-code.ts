/** Names of what package managers write: they change with every update and describe nothing. */
const lockfilePattern = /(?:^|\/)(?:[^/]*[.-]lock(?:\.[^/]*)?|npm-shrinkwrap\.json|go\.sum|[^/]*\.lockfile)$/i;

const mediaPattern = /\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|tiff?|mp4|webm|mov|mp3|pdf|docx?|xlsx?|pptx?|woff2?|ttf|otf|zip|drawio)$/i;

const prosePattern =
  /\.(?:md|mdx|markdown|mdown|mkd|rst|adoc|txt|erb)$|(?:^|\/)(?:README|LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CONTRIBUTING)(?:[-_.][\w.-]*)?$/i;

/** Files that say who looks after a repository: they change for reasons of their own. */
const housekeepingPattern = /(?:^|\/)(?:CODEOWNERS|OWNERS|OWNERS_ALIASES|\.mailmap|\.gitattributes|\.gitignore|dependabot\.ya?ml)$/;

/** Whether a file may be what a page describes: code or configuration, by its name. Lockfiles, media, prose and files about the repository itself aren't. */
export function isCode(path: string): boolean {
  return !lockfilePattern.test(path) && !mediaPattern.test(path) && !prosePattern.test(path) && !housekeepingPattern.test(path);
}
