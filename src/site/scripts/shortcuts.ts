import { isShortcut } from './keys.ts';
import { loadScript } from './load-script.ts';
import type { KeyTarget } from './wm-shortcuts.ts';

/** Keys that a shortcut begins with, and the one that opens the help. */
const first = '?gnpetdsvrx';

/** Loads what shortcuts do, and their help, at the first key that may be one, or when the button at the foot of the page is pressed. */
export function connectShortcuts(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-shortcuts]');
  if (!button) return;
  let shortcuts: KeyTarget | undefined;
  const press = (key: string): void => {
    shortcuts ??= load(button.dataset['shortcuts'] ?? '');
    void customElements.whenDefined('wm-shortcuts').then(() => {
      shortcuts?.press(key);
    });
  };
  button.addEventListener('click', () => {
    press('?');
  });
  document.addEventListener('keydown', (event) => {
    if (event.repeat || !isShortcut(event) || document.querySelector('dialog[open]')) return;
    if (shortcuts ?? first.includes(event.key)) press(event.key);
  });
}

function load(address: string): KeyTarget {
  const element = document.createElement('wm-shortcuts') as KeyTarget;
  document.body.append(element);
  loadScript(address);
  return element;
}
