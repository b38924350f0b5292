import { build } from '../search/build.ts';
import { shortcutTexts as texts } from '../texts.ts';
import { areKeysOn, switchKeys } from './keys.ts';

/** How long the second key of a shortcut may follow the first, in milliseconds. */
const patience = 1500;

/** What loads this script knows of the element. */
export interface KeyTarget extends HTMLElement {
  /** Does what a key stands for. */
  press(key: string): void;
}

/** A shortcut that works on this page. */
interface Shortcut {
  keys: string;
  text: string;
  target: HTMLElement;
}

/**
 * `<wm-shortcuts>`: what single keys do, and the dialog that says so. Whatever has `data-key`, one key or two, is pressed by it, so that
 * the help lists what is on the page and nothing else. Next and previous are those of the pathway that is followed, if there is one.
 */
class Shortcuts extends HTMLElement implements KeyTarget {
  #before = '';
  #at = 0;
  #dialog: HTMLDialogElement | undefined;

  press(key: string): void {
    if (key === '?') {
      this.#help();
      return;
    }
    const now = performance.now();
    const both = now - this.#at < patience ? `${this.#before} ${key}` : key;
    const all = findShortcuts();
    const found = all.find(({ keys }) => keys === both) ?? all.find(({ keys }) => keys === key);
    this.#before = found ? '' : key;
    this.#at = now;
    found?.target.click();
  }

  #help(): void {
    this.#dialog ??= this.#createDialog();
    this.#dialog.querySelector('.keys-list')?.replaceChildren(...listKeys());
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  #createDialog(): HTMLDialogElement {
    const title = build('h2', { id: '~keys' }, texts.title);
    const box = build('input', { type: 'checkbox', checked: areKeysOn() });
    const close = build('button', { type: 'button', className: 'close' }, texts.close);
    const list = build('dl', { className: 'keys-list' });
    const choice = build('label', {}, box, ' ', texts.single);
    const dialog = build(
      'dialog',
      { className: 'keys-dialog' },
      title,
      list,
      choice,
      build('p', { className: 'count' }, texts.hint),
      close,
    );
    dialog.setAttribute('aria-labelledby', title.id);
    box.addEventListener('change', () => {
      switchKeys(box.checked);
      list.replaceChildren(...listKeys());
    });
    close.addEventListener('click', () => {
      dialog.close();
    });
    // A click on the backdrop is a click on the dialog itself.
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    this.append(dialog);
    return dialog;
  }
}

/** What works on this page, in the order of the help. */
function findShortcuts(): Shortcut[] {
  const targets = [...document.querySelectorAll<HTMLElement>('[data-key]')];
  const marked = targets.map((target) => ({ keys: target.dataset['key'] ?? '', text: target.textContent.trim(), target }));
  const named = marked.map((shortcut) => ({ ...shortcut, text: texts.keys[shortcut.keys] ?? shortcut.text }));
  const order = Object.keys(texts.keys);
  return [...findTurn('n', 'next'), ...findTurn('p', 'prev'), ...named].sort((a, b) => order.indexOf(a.keys) - order.indexOf(b.keys));
}

/** The link to the next or previous page, in the pathway that is followed if it has one. */
function findTurn(keys: string, rel: 'next' | 'prev'): Shortcut[] {
  const places = ['.used-in [aria-current]', '.turns'];
  const target = places.map((place) => document.querySelector<HTMLElement>(`${place} a[rel=${rel}]`)).find((link) => link !== null);
  if (!target) return [];
  const [place, title] = [...target.children].map((part) => part.textContent.trim());
  return [{ keys, text: texts.turn(place ?? '', title ?? ''), target }];
}

function listKeys(): HTMLElement[] {
  const always = areKeysOn() ? [...findShortcuts(), { keys: '/', text: texts.search }, { keys: '?', text: texts.help }] : [];
  return [...always, { keys: texts.searchKeys, text: texts.search }].flatMap(({ keys, text }) => [
    build('dt', {}, ...keys.split(' ').flatMap((key, at) => [...(at > 0 ? [' '] : []), build('kbd', {}, key)])),
    build('dd', {}, text),
  ]);
}

customElements.define('wm-shortcuts', Shortcuts);
