/** A text as one word of a POSIX shell that is no option either: what begins with `-` gets `./` before it, as paths may. */
export function toShellWord(text: string): string {
  const plain = text.startsWith('-') ? `./${text}` : text;
  return /^[\w./@%+=:,-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", `'\\''`)}'`;
}
