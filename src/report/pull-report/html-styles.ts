/** Style sheet of the report as a file of its own: the portal's paper and pine in both themes, and no address in it. */
export const styles = `
:root { color-scheme: light dark; --paper: #fbf8f1; --ink: #23241f; --quiet: #5d5f54; --line: #d9d4c5; --pine: #1d5b45; --came: #e2efe4; --went: #f6e3dc; --code: #f1ecdf; --bad: #9a2f16; }
@media (prefers-color-scheme: dark) { :root { --paper: #171a17; --ink: #e8e5da; --quiet: #a9aa9c; --line: #363a33; --pine: #8fc9ae; --came: #1f3a2c; --went: #47261d; --code: #22261f; --bad: #f2a48c; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-inline-size: 52rem; margin-inline: auto; padding: 2rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin-block: 0 .5rem; }
h2 { font-size: 1.2rem; margin-block: 2.25rem .5rem; border-block-end: 1px solid var(--line); padding-block-end: .25rem; }
h3 { font-size: 1rem; margin-block: 1rem .25rem; }
.summary { font-size: 1.1rem; margin-block: .5rem; }
.note { color: var(--quiet); font-size: .9rem; }
a { color: var(--pine); }
ul { padding-inline-start: 1.25rem; margin-block: .5rem; }
li + li { margin-block-start: .25rem; }
code { font: .9em ui-monospace, monospace; background: var(--code); padding: .05em .25em; border-radius: 3px; unicode-bidi: isolate; }
pre { background: var(--code); padding: .5rem .75rem; overflow-x: auto; overflow-wrap: normal; border-radius: 4px; }
pre code { background: none; padding: 0; }
details { border-block-end: 1px solid var(--line); padding-block: .6rem; }
summary { cursor: pointer; }
summary:focus-visible, a:focus-visible { outline: 2px solid var(--pine); outline-offset: 2px; }
.change { font-weight: 600; }
.change.removed, .error { color: var(--bad); }
.words { border-inline-start: 3px solid var(--line); padding-inline-start: .9rem; margin-block: .75rem; }
.words p { margin-block: .5rem; }
.words .same { color: var(--quiet); }
.words .item { padding-inline-start: 1rem; text-indent: -1rem; }
.words .item::before { content: "•"; display: inline-block; inline-size: 1rem; text-indent: 0; }
.words .alert { border-inline-start: 3px solid var(--pine); padding-inline-start: .6rem; }
.gap { color: var(--quiet); }
ins { background: var(--came); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 2px; }
del { background: var(--went); text-decoration: line-through; text-decoration-thickness: 1px; }
pre ins, pre del { text-decoration: none; }
@media (forced-colors: active) { ins, del { background: none; } pre ins, pre del { border-inline-start: 3px solid; } }
@media print { details > :not(summary) { display: revert; } }
`;

/** SHA-256 of the style sheet in Base64, for the policy of the file; a test compares the two. */
export const stylesDigest = 'QOZ5b7YfWiqbrIB/H9S6w2Qva3NBRS0m28QVvVUyGhM=';
