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
  if (/[?&]find=/.test(location.search)) loadScript(script);
  const open = (): void => {
    const onPage = document.querySelector<HTMLInputElement>('wm-search[data-on-page] input');
    if (onPage) {
      onPage.select();
      return;
    }
    dialog ??= createDialog(script);
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

/** The dialog with an element in it that comes to life when its script, from this address, is loaded. */
function createDialog(script: string): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'search-dialog';
  dialog.setAttribute('aria-label', searchTexts.label);
  dialog.append(document.createElement('wm-search'));
  // A click on the backdrop is a click on the dialog itself: everything inside is the search.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  loadScript(script);
  return dialog;
}
