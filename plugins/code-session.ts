/** A stretch of a terminal session: what was typed behind a prompt, or what the terminal answered. */
export interface SessionPart {
  prompt: string;
  /** With its line feeds. Empty for nothing but an answer. */
  command: string;
  output: string;
}

/** Prompts: `$ `, `user@host:~$ `, `[root@db-1 ~]# `, `PS C:\> `. In a session only; elsewhere `# ` is a comment. */
const prompt = /^[ \t]{0,8}(?:(?:\([\w.-]{1,40}\) )?(?:\[[^\]\n]{1,80}\]|[\w.@:~/-]{1,80})?[$#%❯]|PS(?: [^>\n]{0,80})?>|>>>) /;

/** A prompt that no line of a script begins with, so that code with one is a session, whatever the author called it. */
const plainPrompt = /^[ \t]{0,8}\$ /m;

/** Whether code in one of the languages of shells shows a session. */
export function isSession(code: string): boolean {
  return plainPrompt.test(code);
}

/**
 * Parts of a session; undefined for code without a prompt. The sign of the first prompt counts (`$`, `#`, …), so that a comment between
 * commands stays an answer. A command goes on behind a backslash, and up to the end of its here-document.
 */
export function readSession(code: string): SessionPart[] | undefined {
  const lines = code.split(/(?<=\n)/);
  const sign = lines.map((line) => prompt.exec(line)?.[0].trimEnd().at(-1)).find((found) => found !== undefined);
  if (sign === undefined) return undefined;
  const parts: SessionPart[] = [];
  let until: ((line: string) => boolean) | undefined;
  for (const line of lines) {
    const part = parts.at(-1);
    if (part && until) {
      part.command += line;
      if (until(line)) until = undefined;
      continue;
    }
    const found = prompt.exec(line)?.[0];
    if (found?.trimEnd().at(-1) === sign) {
      const command = line.slice(found.length);
      parts.push({ prompt: found, command, output: '' });
      until = continues(command);
    } else if (part) part.output += line;
    else parts.push({ prompt: '', command: '', output: line });
  }
  return parts;
}

/** Where the command that begins so ends; undefined where it is whole. */
function continues(command: string): ((line: string) => boolean) | undefined {
  const mark = /<<-?[ \t]{0,8}(["']?)(\w{1,40})\1/.exec(command)?.[2];
  if (mark !== undefined) return (line) => line.trim() === mark;
  const goesOn = (line: string): boolean => line.trimEnd().endsWith('\\');
  return goesOn(command) ? (line) => !goesOn(line) : undefined;
}

/** A script as it would be typed: a prompt before each command, none before lines that go on. */
export function toSession(script: string): string {
  let until: ((line: string) => boolean) | undefined;
  const typed = script.split(/(?<=\n)/).map((line) => {
    if (until) {
      if (until(line)) until = undefined;
      return line;
    }
    until = continues(line);
    return line.trim() === '' ? line : `$ ${line}`;
  });
  return typed.join('');
}
