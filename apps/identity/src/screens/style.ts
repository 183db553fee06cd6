/** The look of the product in one file of our own: the tokens of apps/web/src/ui/tokens.css, and the few shapes here. */
export const style = `
@font-face { font-family: 'Be Vietnam Pro'; font-weight: 400; font-display: swap; src: url(font/latin-400.woff2) format('woff2'); }
@font-face { font-family: 'Be Vietnam Pro'; font-weight: 400; font-display: swap; src: url(font/vietnamese-400.woff2) format('woff2'); unicode-range: U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB; }
@font-face { font-family: 'Be Vietnam Pro'; font-weight: 600; font-display: swap; src: url(font/latin-600.woff2) format('woff2'); }
@font-face { font-family: 'Be Vietnam Pro'; font-weight: 600; font-display: swap; src: url(font/vietnamese-600.woff2) format('woff2'); unicode-range: U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB; }
:root { color-scheme: light dark; --ground: #fafaf8; --paper: #fff; --line: #e0e2df; --edge: #7d868e; --ink: #1b2229; --soft: #535c65; --late: #ab2018; --late-ground: #fce8e6; --done: #176339; --done-ground: #e3f2e8; --awaiting: #1b549c; --missing: #98410a; --missing-ground: #fdeedd; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171a; --paper: #1c2024; --line: #343a40; --edge: #87919b; --ink: #e9ecee; --soft: #a9b2ba; --late: #ffa198; --late-ground: #471b19; --done: #83d3a0; --done-ground: #17331f; --awaiting: #96c1f6; --missing: #f3ad74; --missing-ground: #3c2714; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 400 1rem/1.55 'Be Vietnam Pro', system-ui, sans-serif; font-feature-settings: 'tnum' 1; overflow-wrap: break-word; }
a { color: inherit; text-underline-offset: 0.18em; }
:focus-visible { outline: 3px solid var(--awaiting); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.5rem; }
header { padding: 1rem 1.25rem; border-bottom: 1px solid var(--line); font-weight: 600; }
header a { text-decoration: none; }
main { max-width: 29rem; margin: 2.5rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.3; font-weight: 600; letter-spacing: -0.01em; margin: 0 0 0.75rem; }
h2 { font-size: 1.0625rem; font-weight: 600; margin: 0 0 0.5rem; }
p { margin: 0 0 0.75rem; }
.soft { color: var(--soft); font-size: 0.875rem; }
section, form.card { background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: 1.25rem; margin: 0 0 1.25rem; }
label { display: block; font-weight: 600; font-size: 0.9375rem; margin: 0 0 0.25rem; }
input { width: 100%; min-height: 2.75rem; padding: 0.4rem 0.65rem; margin: 0 0 1rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 4px; }
input.code { font-size: 1.375rem; letter-spacing: 0.2em; max-width: 12rem; display: block; }
button, .button { display: inline-block; min-height: 2.75rem; padding: 0.55rem 1.1rem; font: inherit; font-weight: 600; color: var(--paper); background: var(--ink); border: 1px solid var(--ink); border-radius: 4px; cursor: pointer; text-decoration: none; }
button.plain { color: var(--ink); background: transparent; border-color: var(--edge); }
button.link { min-height: 1.5rem; padding: 0; color: inherit; background: none; border: 0; font-weight: 400; text-decoration: underline; }
.error { color: var(--late); background: var(--late-ground); border-left: 4px solid var(--late); padding: 0.65rem 0.8rem; margin: 0 0 1rem; }
.done { color: var(--done); background: var(--done-ground); border-left: 4px solid var(--done); padding: 0.65rem 0.8rem; margin: 0 0 1rem; }
.rehearsal { color: var(--missing); background: var(--missing-ground); padding: 0.1rem 0.5rem; border-radius: 3px; font-size: 0.875rem; font-weight: 600; }
.secret, .codes { font-family: ui-monospace, monospace; font-size: 1.0625rem; letter-spacing: 0.05em; user-select: all; }
.codes { padding-left: 1.75rem; font-size: 0.875rem; letter-spacing: 0; white-space: nowrap; }
button + button { margin-left: 0.5rem; }
.qr { background: #fff; width: 13rem; height: 13rem; padding: 0.5rem; margin: 0 0 1rem; }
.qr svg { display: block; width: 100%; height: 100%; }
ul.plain { list-style: none; padding: 0; margin: 0 0 1rem; }
ul.plain li { display: flex; flex-wrap: wrap; gap: 0.5rem; justify-content: space-between; align-items: center; padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
details { margin: 0 0 1rem; }
summary { cursor: pointer; min-height: 1.75rem; }
[hidden] { display: none; }
@media (max-width: 30rem) { main { margin-top: 1.25rem; } }
`;
