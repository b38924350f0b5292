import { codeTexts } from '../texts.ts';

/** How long a button says what it did, in milliseconds. */
const said = 2000;

/** Puts a button on every block of code that copies it. */
export function addCopyButtons(): void {
  for (const block of document.querySelectorAll<HTMLPreElement>('.body pre')) {
    if (block.closest('wm-diagram')) continue;
    const button = document.createElement('button');
    const label = document.createElement('span');
    const icon = document.createElement('span');
    button.className = 'copy';
    button.title = codeTexts.copy;
    icon.className = 'icon icon-copy';
    label.className = 'sr-only';
    label.textContent = codeTexts.copy;
    button.append(label, icon);
    button.addEventListener('click', () => void copyText(button, label, block.textContent));
    wrap(block).append(button);
  }
}

/** The box that the button is placed in; blocks with a title have one already. */
function wrap(block: HTMLPreElement): HTMLElement {
  const { parentElement: parent } = block;
  if (parent?.classList.contains('code')) return parent;
  const box = document.createElement('div');
  box.className = 'code';
  block.replaceWith(box);
  box.append(block);
  return box;
}

/** Says for a moment in words what came of it. */
async function copyText(button: HTMLButtonElement, label: HTMLElement, text: string): Promise<void> {
  let result: string = codeTexts.copied;
  try {
    await navigator.clipboard.writeText(text.replace(/\n$/, ''));
  } catch {
    result = codeTexts.failed;
  }
  label.textContent = result;
  label.className = '';
  button.dataset['done'] = '';
  setTimeout(() => {
    label.textContent = codeTexts.copy;
    label.className = 'sr-only';
    delete button.dataset['done'];
  }, said);
}
