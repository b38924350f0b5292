/**
 * Lets Escape take away what explains a word, without moving pointer or focus
 * (https://www.w3.org/WAI/WCAG22/Understanding/content-on-hover-or-focus.html). It comes back the next time.
 */
function connectTerms(): void {
  const terms = document.querySelectorAll<HTMLElement>('.term');
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const term of terms) if (term.matches(':hover, :focus-within')) term.classList.add('term-quiet');
  });
  for (const term of terms) {
    for (const event of ['pointerleave', 'focusout'] as const) {
      term.addEventListener(event, () => {
        term.classList.remove('term-quiet');
      });
    }
  }
}

connectTerms();
