/**
 * Folder below the root that a lab's template address means: relative to the page, or to the root when it begins with a slash. Undefined
 * for one outside the root, for the root itself, and for what is no path.
 */
export function toTemplateFolder(pagePath: string, address: string): string | undefined {
  const path = decode(address);
  if (path === undefined || /^[a-z][a-z0-9+.-]*:/i.test(path) || /[\0\\#?]/.test(path)) return undefined;
  const segments = path.startsWith('/') ? [] : pagePath.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const isGit = segments.some((segment) => segment.toLowerCase() === '.git');
  return segments.length === 0 || isGit ? undefined : segments.join('/');
}

function decode(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}
