import { codeTexts } from '../texts.ts';

/** How long a button says what it did, in milliseconds. */
const said = 2000;

/** Puts a button on every block of code that copies it. */
export function addCopyButtons(): void {
  for (const block of document.querySelectorAll<HTMLPreElement>('.body pre')) {
    if (block.closest('wm-diagram')) continue;
    const button = document.createElement('button');
    button.className = 'copy';
    button.textContent = codeTexts.copy;
    button.addEventListener('click', () => void copyText(button, block.textContent));
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

async function copyText(button: HTMLButtonElement, text: string): Promise<void> {
  let result: string = codeTexts.copied;
  try {
    await navigator.clipboard.writeText(text.replace(/\n$/, ''));
  } catch {
    result = codeTexts.failed;
  }
  button.textContent = result;
  button.dataset['done'] = '';
  setTimeout(() => {
    button.textContent = codeTexts.copy;
    delete button.dataset['done'];
  }, said);
}
