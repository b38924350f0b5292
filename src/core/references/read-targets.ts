/** Targets of a Makefile or scripts of a `package.json`, with the lines that they stand on. */
export function readTargets(tool: 'make' | 'npm', text: string): Map<string, number> {
  return tool === 'make' ? readMakefile(text) : readScripts(text);
}

/** Rules as GNU make reads them, without those that its variables or patterns name. */
function readMakefile(text: string): Map<string, number> {
  const targets = new Map<string, number>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (!/^[A-Za-z.]/.test(line)) continue;
    const [head = ''] = line.split(/::?(?!=)/, 1);
    // `.PHONY` names targets that a rule elsewhere, perhaps of a pattern, makes.
    const names = line.startsWith('.PHONY:') ? line.slice('.PHONY:'.length) : head.length < line.length && !head.includes('=') ? head : '';
    for (const name of names.split(/\s+/)) if (/^[A-Za-z][\w.-]*$/.test(name) && !targets.has(name)) targets.set(name, index + 1);
  }
  return targets;
}

function readScripts(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const key = /^\s*\{?\s*"([^"\\]+)"\s*:/.exec(line)?.[1];
    if (key !== undefined && !lines.has(key)) lines.set(key, index + 1);
  }
  return new Map(Object.keys(parseScripts(text)).map((name) => [name, lines.get(name) ?? 1]));
}

function parseScripts(text: string): object {
  try {
    const data: unknown = JSON.parse(text);
    const scripts = typeof data === 'object' && data !== null && 'scripts' in data ? data.scripts : undefined;
    return typeof scripts === 'object' && scripts !== null ? scripts : {};
  } catch {
    return {};
  }
}
