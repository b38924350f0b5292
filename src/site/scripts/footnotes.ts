/**
 * Shows a footnote beside its number, for whoever points at it or walks to it by keyboard, so that nobody loses the place. The link still
 * leads there.
 */

/** Space between a number and its note, in CSS pixels. */
const gap = 6;

function connectFootnotes(): void {
  const note = document.createElement('div');
  note.className = 'note-preview body';
  note.popover = 'manual';
  document.body.append(note);
  let timer = 0;
  const hide = (): void => {
    timer = window.setTimeout(() => {
      note.hidePopover();
    }, 150);
  };
  const keep = (): void => {
    clearTimeout(timer);
  };
  note.addEventListener('pointerenter', keep);
  note.addEventListener('pointerleave', hide);
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') note.hidePopover();
  });
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-footnote-ref]')) {
    const show = (): void => {
      keep();
      fill(note, link);
    };
    link.addEventListener('pointerenter', ({ pointerType }) => {
      if (pointerType === 'mouse') show();
    });
    link.addEventListener('focus', show);
    link.addEventListener('pointerleave', hide);
    link.addEventListener('blur', hide);
  }
}

/** Copies the note's words and puts them under its number, or above where there is no room. */
function fill(note: HTMLElement, link: HTMLAnchorElement): void {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  const copy = target.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll('[data-footnote-backref], .tools')) part.remove();
  for (const part of copy.querySelectorAll('[id]')) part.removeAttribute('id');
  note.replaceChildren(...copy.childNodes);
  note.showPopover();
  const { left, top, bottom } = link.getBoundingClientRect();
  const below = bottom + gap + note.offsetHeight <= innerHeight;
  note.style.left = `${String(Math.max(gap, Math.min(left, document.documentElement.clientWidth - note.offsetWidth - gap)))}px`;
  note.style.top = `${String(below ? bottom + gap : Math.max(gap, top - gap - note.offsetHeight))}px`;
}

connectFootnotes();
