import { searchTexts } from '../texts.ts';
import { isShortcut } from './keys.ts';
import { loadScript } from './load-script.ts';

/**
 * Opens search in a dialog: by the button in the top bar, `/`, Ctrl-K and ⌘K. The search itself is loaded at the first opening, or where a
 * result led here, to mark what was found.
 */
export function connectSearch(): void {
  let dialog: HTMLDialogElement | undefined;
  const form = document.querySelector<HTMLFormElement>('form[data-search]');
  if (!form) return;
  const script = form.dataset['search'] ?? '';
  const styles = form.dataset['styles'] ?? '';
  if (/[?&]find=/.test(location.search)) {
    loadStyles(styles);
    loadScript(script);
  }
  const open = (): void => {
    const onPage = document.querySelector<HTMLInputElement>('wm-search[data-on-page] input');
    if (onPage) {
      onPage.select();
      return;
    }
    dialog ??= createDialog(script, styles);
    if (!dialog.open) dialog.showModal();
    dialog.querySelector('input')?.select();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    open();
  });
  document.addEventListener('keydown', (event) => {
    if (!asksForSearch(event)) return;
    event.preventDefault();
    open();
  });
}

function asksForSearch(event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return true;
  return event.key === '/' && isShortcut(event);
}

/**
 * The dialog with an element in it that comes to life when its script, from this address, is loaded. The element takes over what is
 * typed into the field until then.
 */
function createDialog(script: string, styles: string): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'search-dialog';
  dialog.setAttribute('aria-label', searchTexts.label);
  const field = Object.assign(document.createElement('input'), { type: 'search', ariaLabel: searchTexts.label, autocomplete: 'off' });
  const row = Object.assign(document.createElement('div'), { className: 'search-row' });
  row.append(field);
  const search = document.createElement('wm-search');
  search.append(row);
  dialog.append(search);
  // A click on the backdrop is a click on the dialog itself: everything inside is the search.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  loadStyles(styles);
  loadScript(script);
  return dialog;
}

/** Loads the style sheet of the portal's own places, where the page did without. */
function loadStyles(href: string): void {
  if (document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
}
