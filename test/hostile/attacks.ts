import type { Files } from '../helpers/repository.ts';

/** What runs if anything does. */
export const attack = 'alert(document.domain)';

/** Content that would act if it were shown as it is. Thousands more are tried on the plugins alone. */
export const attackFiles: Files = {
  'docs/README.md': '# Start\n\nText.\n',
  'docs/script.md': `# Script\n\n<script>${attack}</script>\n\n<img src=x onerror="${attack}"> <svg onload="${attack}"><script>${attack}</script></svg>\n\n<iframe srcdoc="<script>${attack}</script>"></iframe>\n\n<a href="javascript:${attack}">a</a> <a href="java\tscript:${attack}">b</a> <a href="&#106;avascript:${attack}">c</a>\n\n[d](javascript:${attack}) [e](JaVaScRiPt:${attack}) [f](data:text/html,<script>${attack}</script>) ![g](data:image/svg+xml,<svg/onload=${attack}>)\n\n<form action="https://evil.example"><button formaction="javascript:${attack}">h</button></form> <base href="https://evil.example/"> <meta http-equiv="refresh" content="0;url=https://evil.example"> <link rel="stylesheet" href="https://evil.example/x.css"> <style>@import 'https://evil.example/x.css'</style>\n\n<math><mtext></table><mglyph><style><img src=x onerror=${attack}></style></mglyph></mtext></math>\n\n<div style="background:url(https://evil.example)" class="x" id="main" onclick="${attack}">i</div>\n\n<wm-search data-on-page></wm-search><wm-nav data-src="https://evil.example/"></wm-nav><wm-diagram><code>x</code></wm-diagram>\n`,
  'docs/title.md': `---\ntitle: "</title><script>${attack}</script>"\ndescription: '"><script>${attack}</script>'\nroles: ['"><img src=x onerror=${attack}>']\ntags: ['</script>']\naliases: ['"><script>${attack}</script>']\nobjectives: ['<img src=x onerror=${attack}>']\nlang: '"><script>'\n---\n# </h1><script>${attack}</script>\n\nText.\n`,
  'docs/heading.md': `# Headings\n\n## <img src=x onerror=${attack}>\n\n## \`</a><script>${attack}</script>\`\n\n## "><svg onload=${attack}>\n\n## {#x" onclick="${attack}}\n`,
  'docs/code.md': `# Code\n\n\`\`\`js" onload="${attack}"\n</code></pre><script>${attack}</script>\n\`\`\`\n\n\`\`\`ts title="</figcaption><script>${attack}</script>"\nx\n\`\`\`\n\n\`\`\`mermaid\n%%{init: {"securityLevel": "loose", "themeCSS": "</style><script>${attack}</script>"}}%%\ngraph TD; A["<img src=x onerror=${attack}>"]; click A "javascript:${attack}"\n\`\`\`\n\n$\\href{javascript:${attack}}{x}$ $\\htmlData{x=y}{z}$ $\\includegraphics{https://evil.example/x.png}$\n`,
  'docs/components.mdx': `# Components\n\n<Callout type="tip" title="<script>${attack}</script>">x</Callout>\n\n<Card title="x" href="javascript:${attack}" />\n\n<Tabs sync="x&quot; onclick=&quot;${attack}"><Tab label="<script>${attack}</script>">x</Tab></Tabs>\n\n<Diagram title="</script><script>${attack}</script>">graph TD; A</Diagram>\n`,
  'docs/image.md':
    '# Images\n\n![a](loud.svg) ![b](quiet.svg) ![c](false.png) [d](loud.svg) ![e](entities.svg) ![f](page.html) [g](page.html) [h](code.js)\n',
  'docs/loud.svg': `<svg xmlns="http://www.w3.org/2000/svg" onload="${attack}"><script>${attack}</script></svg>`,
  'docs/entities.svg': `<!DOCTYPE svg [<!ENTITY x "<script>${attack}</script>">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>`,
  'docs/quiet.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z"/></svg>',
  'docs/false.png': `<svg xmlns="http://www.w3.org/2000/svg"><script>${attack}</script></svg>`,
  'docs/page.html': `<script>${attack}</script>`,
  'docs/code.js': attack,
};
