/** What the recipes for continuous integration need to know. */
export interface RecipeOptions {
  /** Branch that is published. */
  branch: string;
  /** Folder of the portal below the top of the repository, POSIX; empty at the top. */
  folder: string;
}

/** A file of a recipe. */
export interface RecipeFile {
  /** Below the top of the repository, POSIX: hosts look nowhere else. */
  path: string;
  text: string;
  /** What it is for, in a few words. */
  about: string;
}

/** Version of Node in the recipes: the newest with long-term support that we test with. */
export const nodeVersion = '24';

/** How recipes install what package-lock.json names, and nothing else: a new version is a decision, not a surprise. */
export const install = 'npm ci';

/** The command line as recipes call it: the one that was installed, never one that a registry gives for the name. */
export const call = 'npx --no-install waymark';

/** How many issues, and how many requests for a review, one run opens: a team with 100 owners doesn't meet 100 of them on the first day. */
export const newAtOnce = 10;

/** What has to be in the repository before a recipe can run, as a comment at its start. No registry has the name, so nothing names it alone. */
export const prerequisite = `# Runs the Waymark that package-lock.json names. It isn’t in the npm registry yet: put the file that \`npm pack\` makes in a checkout of
# Waymark into this repository, and commit it with package.json and package-lock.json first:
#   npm install --save-dev ./waymark-*.tgz`;

/** Why history is fetched as a whole, as comment lines. */
export const whyWhole = `The whole history, with contents. Without the older commits nothing is known of dates, nor of what was there before. Without
older contents (\`filter: blob:none\`) what a page names can't be looked up as it was, nor can lines of covered files be compared:
Waymark asks no network for them, and says so instead.`;

/**
 * Shell lines that prepare a branch for each owner whose pages are due, in the folder `$OUT`: for each line of `owners.txt` a file with
 * its number. An owner's name comes from files of the repository, so it is only ever a value in quotes.
 */
export const prepareReviews = `mkdir -p "$OUT"
${call} freshness --format issues --fail-on none > "$OUT/owners.json" || test $? -le 1
node -e 'for (const { owner, open } of JSON.parse(fs.readFileSync(0, "utf8")).issues) console.log(open && owner || "")' < "$OUT/owners.json" > "$OUT/owners.txt"
number=0
while IFS= read -r owner; do
  number=$((number + 1))
  [ -n "$owner" ] || continue
  ${call} review --owner="$owner" --still-accurate --by="$owner" --format json < /dev/null > "$OUT/$number.json" ||
    echo "No branch was made for owner $number of owners.txt: see above."
done < "$OUT/owners.txt"
git for-each-ref 'refs/heads/waymark/review-*' > "$OUT/branches.txt"
if [ -s "$OUT/branches.txt" ]; then
  git bundle create --quiet "$OUT/branches.bundle" --branches='waymark/review-*' --not HEAD
fi`;

/**
 * Shell lines that prepare a branch for each pathway whose next release learners would notice, in the folder `$OUT`. The first release is
 * somebody’s decision, and so is the end of drafts. Ids are lower-case letters, digits and hyphens; folders are only ever values in quotes.
 */
export const prepareReleases = `mkdir -p "$OUT"
export GIT_LITERAL_PATHSPECS=1
git update-ref refs/waymark/start HEAD
${call} pathway check --format json > "$OUT/pathways.json" || test $? -le 1
node -e 'for (const { id, path, current, next, quiet } of JSON.parse(fs.readFileSync(0, "utf8")).pathways) if (current && next && !quiet) console.log([id, next, /^0/.test(current) ? "--draft" : "-", path.replace(/.[^/]*$/, "")].join(" "))' < "$OUT/pathways.json" > "$OUT/releases.txt"
while read -r id next draft folder; do
  git switch --quiet --detach refs/waymark/start
  set -- "$id"
  if [ "$draft" = --draft ]; then set -- "$id" --draft; fi
  if ! ${call} pathway release "$@" --format json < /dev/null > "$OUT/$id.json"; then
    ${call} pathway release "$@" --dry-run < /dev/null > "$OUT/$id.failed" 2>&1 || true
    echo "$id: no release could be prepared."
    sed 's/^/| /' "$OUT/$id.failed"
    { echo "$id: no release could be prepared."; echo; sed 's/^/    /' "$OUT/$id.failed"; echo; } >> "\${GITHUB_STEP_SUMMARY:-/dev/null}"
    continue
  fi
  node -e 'const { pathway, version } = JSON.parse(fs.readFileSync(0, "utf8")); console.log("Release " + pathway + " " + version)' < "$OUT/$id.json" > "$OUT/$id.txt"
  git switch --quiet --create "waymark/release-$id-$next"
  git add --all -- "$folder"
  git commit --quiet --file="$OUT/$id.txt"
  git rev-parse HEAD > "$OUT/$id.commit"
done < "$OUT/releases.txt"
git switch --quiet --detach refs/waymark/start
git for-each-ref 'refs/heads/waymark/release-*' > "$OUT/branches.txt"
if [ -s "$OUT/branches.txt" ]; then
  git bundle create --quiet "$OUT/branches.bundle" --branches='waymark/release-*' --not refs/waymark/start
fi`;

/** Moves each line that says something to the right. */
export function indent(text: string, columns: number): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(columns) + line))
    .join('\n');
}

/** Each line as a comment. */
export function comment(text: string, columns = 0): string {
  return indent(text.replaceAll(/^/gm, '# '), columns);
}
