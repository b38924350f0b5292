/** A workflow command as GitHub's runner reads it. */
export interface WorkflowCommand {
  name: string;
  properties: Record<string, string>;
  data: string;
}

const known = new Set(['error', 'warning', 'notice', 'debug', 'group', 'endgroup', 'add-mask', 'set-output', 'set-env', 'stop-commands']);

/** Reads a line of a log as the runner does (actions/runner, src/Runner.Common/ActionCommand.cs); undefined for a line that is only text. */
export function parseCommand(line: string): WorkflowCommand | undefined {
  return parseCurrent(line) ?? parseLegacy(line);
}

function parseCurrent(line: string): WorkflowCommand | undefined {
  const text = line.replace(/^[\s\u0085]+/, '');
  const end = text.indexOf('::', 2);
  if (!text.startsWith('::') || end < 0) return undefined;
  return parseInfo(text.slice(2, end), text.slice(end + 2), ',');
}

function parseLegacy(line: string): WorkflowCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  return start < 0 || end < 0 ? undefined : parseInfo(line.slice(start + 3, end), line.slice(end + 1), ';');
}

function parseInfo(info: string, data: string, divider: string): WorkflowCommand | undefined {
  const [name = '', ...rest] = info.split(' ');
  if (!known.has(name)) return undefined;
  const pairs = rest
    .join(' ')
    .trim()
    .split(divider)
    .filter(Boolean)
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  const properties = Object.fromEntries(pairs.map(([key, value]) => [key, unescape(value, ['%0D', '%0A', '%3A', '%2C', '%25'])]));
  return { name, properties, data: unescape(data, ['%0D', '%0A', '%25']) };
}

function unescape(text: string, codes: string[]): string {
  return codes.reduce((result, code) => result.replaceAll(code, decodeURIComponent(code)), text);
}
