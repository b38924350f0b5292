import { codeTexts } from '../texts.ts';

/** How long a button says what it did, in milliseconds. */
const said = 2000;

/** What of a block isn't copied: prompts and answers of a terminal, and lines that are to go. */
const notCopied = '.prompt, .answer, del.line';

/**
 * Puts tools on every block of code: one that copies it, and on one that is wider than its box one that lets its lines go on below. What
 * fits its box needs no stop for those who walk by keyboard.
 */
export function addCodeTools(): void {
  const status = make('p', 'sr-only');
  status.setAttribute('role', 'status');
  document.body.append(status);
  const fits = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isWide = target.scrollWidth > target.clientWidth;
      target.toggleAttribute('data-fits', !isWide);
      (target as HTMLElement).tabIndex = isWide ? 0 : -1;
      const tools = target.nextElementSibling;
      if (isWide && tools?.className === 'tools' && !tools.children[1]) tools.prepend(makeWrapButton(target));
    }
  });
  const addTo = (part: ParentNode): void => {
    for (const block of part.querySelectorAll<HTMLElement>('.code > pre')) {
      if (block.closest('wm-diagram')) continue;
      const tools = make('div', 'tools');
      tools.append(makeCopyButton(block, status));
      block.after(tools);
      fits.observe(block);
    }
  };
  for (const body of document.querySelectorAll('.body')) addTo(body);
  // Code that another script shows later.
  document.addEventListener('waymark:code', ({ target }) => addTo(target as Element));
  for (const box of document.querySelectorAll('.table-scroll')) fits.observe(box);
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

function makeButton(name: string, icon: string): HTMLButtonElement {
  const button = make('button', icon === 'copy' ? 'copy' : '');
  button.ariaLabel = button.title = name;
  button.append(make('span', `icon icon-${icon}`));
  return button;
}

function makeWrapButton(block: Element): HTMLButtonElement {
  const button = makeButton(codeTexts.wrap, 'wrap');
  button.ariaPressed = 'false';
  button.addEventListener('click', () => {
    button.ariaPressed = String(block.classList.toggle('wrap'));
  });
  return button;
}

function makeCopyButton(block: Element, status: Element): HTMLButtonElement {
  const button = makeButton(codeTexts.copy, 'copy');
  button.addEventListener('click', () => void copyText(block, button, status));
  return button;
}

/** Says for a moment, to eyes and ears, what came of it. */
async function copyText(block: Element, button: HTMLElement, status: Element): Promise<void> {
  let result: string = codeTexts.copied;
  const code = block.cloneNode(true) as Element;
  for (const part of code.querySelectorAll(notCopied)) part.remove();
  try {
    await navigator.clipboard.writeText((code.textContent || block.textContent).replace(/\n$/, ''));
  } catch {
    result = codeTexts.failed;
  }
  status.textContent = button.dataset['done'] = result;
  setTimeout(() => {
    status.textContent = '';
    delete button.dataset['done'];
  }, said);
}
