/**
 * The site's Content-Security-Policy, which every page carries as a meta element and which hosts should send as a header
 * too, except with the frame that draws diagrams, which has a policy of its own.
 * `wasm-unsafe-eval` is for the search engine alone; drawn diagrams live in a frame with a policy of its own.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** The same for the development server, whose error overlay brings styles of its own. */
export const devContentPolicy = contentPolicy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

/**
 * Policy of the frame that draws diagrams: the drawing library writes styles into what it draws. The frame is sandboxed and so has no
 * origin; browsers differ in what `'self'` then means, so the site's address is named too where it is known. While developing, the
 * server's own script in the frame may talk to it.
 */
export function toFramePolicy(siteUrl: string | undefined, developing = false): string {
  const own = siteUrl === undefined ? "'self'" : `'self' ${new URL(siteUrl).origin}`;
  return [
    "default-src 'none'",
    `script-src ${own}`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    ...(developing ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
