/** What pages keep beside the log of progress: room for a card, the pathway that is followed, ticks of runs. Not the choice of theme and keys. */
const kept = ['waymark-room', 'waymark-in', 'waymark-run'];

/** Removes all of it from this browser. Where storage is forbidden there is nothing to remove. */
export function forgetPlaces(): void {
  try {
    for (const storage of [localStorage, sessionStorage]) {
      for (const key of Object.keys(storage)) if (kept.some((start) => key.startsWith(start))) storage.removeItem(key);
    }
  } catch {
    // Nothing was kept.
  }
}
