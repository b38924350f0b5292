import type { ReleaseIndex } from '../../core/progress/release-index.ts';

/** All pathways of a portal, as `/pathways/index.json` lists them: what pages need that show progress over all of them. */
export interface PathwayList {
  schemaVersion: 1;
  /** Id of the site. */
  site: string;
  pathways: {
    id: string;
    title: string;
    url: string;
    /** Address of its release index. */
    index: string;
  }[];
}

/** Fetches JSON of the portal itself; undefined where that fails. */
export async function fetchJson<File extends ReleaseIndex | PathwayList>(address: string): Promise<File | undefined> {
  try {
    const response = await fetch(address);
    return response.ok ? ((await response.json()) as File) : undefined;
  } catch {
    return undefined;
  }
}
