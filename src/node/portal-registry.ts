import type { Portal } from '../core/portal.ts';

/**
 * The hand-over from the process that loads a portal to the routes that Vite bundles. A bundled module can't share a variable with
 * the module that it was made from, so the portals in memory are kept under one global symbol, by key: two sites can be built at once.
 */
const symbol = Symbol.for('waymark.portals');

function registry(): Map<string, Portal> {
  const holder = globalThis as { [symbol]?: Map<string, Portal> };
  return (holder[symbol] ??= new Map());
}

/**
 * Puts a portal where its routes find it. One of the same key becomes it: a build that generates twice runs the module that holds the
 * portal only once, because Node remembers it.
 */
export function registerPortal(key: string, portal: Portal): void {
  const known = registry().get(key);
  if (known) Object.assign(known, portal);
  else registry().set(key, { ...portal });
}

/** Forgets a portal. */
export function forgetPortal(key: string): void {
  registry().delete(key);
}

/** Source of the virtual module that routes import. */
export function portalModule(key: string): string {
  return `export const portal = globalThis[Symbol.for('waymark.portals')].get(${JSON.stringify(key)});`;
}
