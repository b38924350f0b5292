/** Where the tab remembers the pathway that its reader follows. */
const place = 'waymark-in';

/**
 * Id of the pathway that the reader follows: the one whose link led here, as `?in=` says, else the last such one in this tab. Whoever
 * looks something up on the way and comes back by another link is still on it.
 */
export function readActivePathway(): string | null {
  const asked = new URLSearchParams(location.search).get('in');
  try {
    if (asked !== null) sessionStorage.setItem(place, asked);
    return asked ?? sessionStorage.getItem(place);
  } catch {
    // Storage may be forbidden: then the address is all that is known.
    return asked;
  }
}
