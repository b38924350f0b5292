/** Words by which code may know a flag: as it is written, and as the variables that libraries make of it. */
export function flagWords(name: string): string[] {
  const parts = name.split('-');
  const camel = parts.map((part, at) => (at === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join('');
  return [...new Set([name, camel, camel.charAt(0).toUpperCase() + camel.slice(1), parts.join('_'), parts.join('_').toUpperCase()])];
}
