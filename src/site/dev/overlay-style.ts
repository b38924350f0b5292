/** Looks of the corner, apart from the portal's own: whatever a site changes, it stays readable. */
export const style = `
:host { position: fixed; inset: auto 1rem 1rem auto; z-index: 100; max-width: min(36rem, calc(100vw - 2rem)); font: 14px/1.45 system-ui, sans-serif; color: #22251f; }
details { background: #fffdf8; border: 1px solid #77705f; border-radius: 6px; box-shadow: 0 2px 10px #0003; max-height: 70vh; overflow: auto; }
summary { padding: .5rem .8rem; cursor: pointer; font-weight: 600; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .15rem .8rem; margin: 0; padding: .5rem .8rem; border-top: 1px solid #d9d3c3; }
dt { font-weight: 600; } dd { margin: 0; }
ol { margin: 0; padding: 0 .8rem .8rem; list-style: none; }
li { padding: .5rem 0; border-top: 1px solid #d9d3c3; }
.error { color: #9c2410; } .warning { color: #7a4b00; }
a, button { color: #1d5c45; font: 12px ui-monospace, monospace; text-decoration: underline; }
button { padding: 0; border: 0; background: none; cursor: pointer; text-align: start; overflow-wrap: anywhere; }
p { margin: .15rem 0; overflow-wrap: anywhere; } p:empty { display: none; }
code { padding: 0 .25em; border-radius: 3px; background: #22251f14; font: 12px ui-monospace, monospace; }
@media (prefers-color-scheme: dark) { :host { color: #e8e6dc; } details { background: #1c211d; border-color: #6b7268; } dl, li { border-color: #3a413b; } code { background: #e8e6dc1f; }
  .error { color: #ff9d85; } .warning { color: #f0c069; } a, button { color: #8fd0b2; } }
`;
