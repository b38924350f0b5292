/** Marks the pathway that the reader follows, as the address says, puts it first and takes the place of the source's own neighbours. */
const active = new URLSearchParams(location.search).get('in');
const section = document.querySelector('.used-in');
const entry = [...(section?.querySelectorAll<HTMLElement>('li[data-pathway]') ?? [])].find(({ dataset }) => dataset['pathway'] === active);

if (section && entry) {
  entry.setAttribute('aria-current', 'true');
  section.querySelector('ul')?.prepend(entry);
  document.querySelector('nav.turns')?.setAttribute('hidden', '');
  const folded = section.querySelector('details');
  if (folded && !folded.querySelector('li')) folded.remove();
}
