/** Loads a module that the page did without so far. */
export function loadScript(src: string): void {
  document.head.append(Object.assign(document.createElement('script'), { type: 'module', src }));
}
