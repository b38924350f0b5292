import { build } from '../search/build.ts';
import { quizTextsFor } from '../texts/quiz.ts';

/**
 * Defines `<wm-quiz>`: makes controls of a question's options and tells in words whether the answer is right. It remembers and sends
 * nothing: what was answered is gone with the page.
 */

/** Words for one question, in the language of its page where they exist. */
type Texts = ReturnType<typeof quizTextsFor>;

/** What checking an answer finds. */
interface Verdict {
  text: string;
  isRight: boolean;
  /** Options whose explanations help now. */
  options: readonly number[];
}

/** Controls of one kind of question. */
interface Controls {
  check(): Verdict;
  /** Takes away what the last check left on the options. */
  clear(): void;
}

class Quiz extends HTMLElement {
  #texts = quizTextsFor('', document.documentElement.lang);
  readonly #feedback = build('div', { className: 'quiz-feedback', role: 'status' });

  connectedCallback(): void {
    const question = this.querySelector<HTMLElement>(':scope > .quiz-question');
    const answer = this.querySelector<HTMLDetailsElement>(':scope > .quiz-answer');
    // A question inside the explanation of another stays as it is written.
    if (!question || !answer || 'ready' in this.dataset || this.parentElement?.closest('wm-quiz')) return;
    this.dataset['ready'] = '';
    this.#texts = quizTextsFor(this.closest<HTMLElement>('[lang]')?.lang ?? '', document.documentElement.lang);
    const name = `~quiz-${String([...document.querySelectorAll('wm-quiz')].indexOf(this))}`;
    question.id ||= name;
    const group = build('fieldset');
    group.setAttribute('aria-labelledby', question.id);
    const controls = this.#connect(group, name, answer);
    const button = build('button', { type: 'button', className: 'quiz-check', textContent: this.#texts.check });
    const tools = build('div', { className: 'quiz-tools', lang: this.#texts.lang }, button);
    button.addEventListener('click', () => {
      this.#tell(controls, answer);
    });
    group.addEventListener('input', () => {
      controls.clear();
      this.#feedback.replaceChildren();
    });
    question.after(group, tools, this.#feedback);
  }

  #connect(group: HTMLFieldSetElement, name: string, answer: Element): Controls {
    const kind = this.dataset['kind'];
    const list = this.querySelector<HTMLElement>(':scope > .quiz-options');
    if (!list) return connectWords(group, answer, this.#texts, () => this.querySelector<HTMLElement>('.quiz-check')?.click());
    group.append(list);
    if (kind === 'order') return connectOrder(list, answer, group, this.#texts);
    return connectChoice(list, name, kind === 'single', this.#texts);
  }

  #tell(controls: Controls, answer: HTMLDetailsElement): void {
    controls.clear();
    const { text, isRight, options } = controls.check();
    // Isolated: a page may run from right to left while the verdict is in another language.
    const words = build(
      'p',
      { className: isRight ? 'quiz-good' : 'quiz-bad' },
      build('bdi', { textContent: text, lang: this.#texts.lang }),
    );
    this.#feedback.replaceChildren(words, ...options.flatMap((option) => explain(answer, option)));
    // Tools of code don't survive being copied: the portal's own script puts them on anew.
    this.#feedback.dispatchEvent(new Event('waymark:code', { bubbles: true }));
    if (isRight && answer.querySelector(':scope > :not(summary, .quiz-right, .quiz-accepted, .quiz-order)')) answer.open = true;
  }
}

/** A copy of what explains an option. */
function explain(answer: Element, option: number): Element[] {
  const written = answer.querySelector(`:scope > .quiz-why > [data-option="${String(option)}"]`);
  if (!written) return [];
  const copy = build('div', { className: 'quiz-reason' }, ...written.cloneNode(true).childNodes);
  for (const part of copy.querySelectorAll('[id]')) part.removeAttribute('id');
  for (const part of copy.querySelectorAll('.tools')) part.remove();
  return [copy];
}

function connectChoice(list: Element, name: string, isSingle: boolean, texts: Texts): Controls {
  const options = [...list.children].map((item) => {
    const box = build('input', { type: isSingle ? 'radio' : 'checkbox', name });
    const words = build('span', {}, ...item.childNodes);
    item.append(build('label', {}, box, words));
    return { item, box, isRight: item.hasAttribute('data-right') };
  });
  return {
    check() {
      const chosen = options.filter(({ box }) => box.checked);
      if (chosen.length === 0) return { text: texts.chooseFirst, isRight: false, options: [] };
      for (const { item, isRight } of chosen) item.append(toMark(isRight, texts));
      const isWrong = chosen.some(({ isRight }) => !isRight);
      const isRight = !isWrong && options.every(({ box, isRight }) => box.checked === isRight);
      const text = isRight ? texts.right : isWrong ? (isSingle ? texts.wrong : texts.someWrong) : texts.missing;
      return { text, isRight, options: isRight ? [] : chosen.map((option) => options.indexOf(option)) };
    },
    clear() {
      for (const { item } of options) item.querySelector(':scope > .quiz-mark')?.remove();
    },
  };
}

function toMark(isRight: boolean, { optionRight, optionWrong, lang }: Texts): HTMLElement {
  const textContent = isRight ? optionRight : optionWrong;
  return build('span', { className: `quiz-mark ${isRight ? 'quiz-good' : 'quiz-bad'}`, textContent, lang });
}

function connectOrder(list: HTMLElement, answer: Element, group: HTMLElement, texts: Texts): Controls {
  const shown = [...list.children];
  const solved = [...answer.querySelectorAll<HTMLElement>(':scope > .quiz-order > [data-option]')].map(
    ({ dataset }) => shown[Number(dataset['option'])],
  );
  const status = build('p', { className: 'sr-only', role: 'status', lang: texts.lang });
  const settle = (): void => {
    const last = list.children.length - 1;
    [...list.children].forEach((item, at) => {
      const [up, down] = item.querySelectorAll<HTMLButtonElement>(':scope > .quiz-moves > button');
      // Still reached by keyboard at the end: the focus has to stay somewhere.
      up?.setAttribute('aria-disabled', String(at === 0));
      down?.setAttribute('aria-disabled', String(at === last));
    });
  };
  for (const item of shown) item.append(toMoves(item, list, { status, texts, settle }));
  settle();
  group.append(status);
  return {
    check() {
      const inPlace = solved.filter((item, at) => item === list.children[at]).length;
      const isRight = inPlace === solved.length;
      return { text: isRight ? texts.right : texts.inPlace(inPlace, solved.length), isRight, options: [] };
    },
    clear() {
      status.textContent = '';
    },
  };
}

/** What moving an item needs beside its list. */
interface Moving {
  status: Element;
  texts: Texts;
  settle(): void;
}

function toMoves(item: Element, list: Element, { status, texts, settle }: Moving): HTMLElement {
  const words = item.textContent.trim().replace(/\s+/g, ' ').slice(0, 80);
  const toButton = (name: string, step: 1 | -1): HTMLButtonElement => {
    const button = build('button', { type: 'button', ariaLabel: name, title: name, textContent: step < 0 ? '↑' : '↓' });
    button.addEventListener('click', () => {
      const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
      if (!other) return;
      if (step < 0) other.before(item);
      else other.after(item);
      settle();
      button.focus();
      list.dispatchEvent(new Event('input', { bubbles: true }));
      status.textContent = texts.moved(words, [...list.children].indexOf(item) + 1, list.children.length);
    });
    return button;
  };
  const buttons = [toButton(texts.moveUp(words), -1), toButton(texts.moveDown(words), 1)];
  return build('span', { className: 'quiz-moves', lang: texts.lang }, ...buttons);
}

function connectWords(group: HTMLElement, answer: Element, texts: Texts, check: () => void): Controls {
  const accepted = [...answer.querySelectorAll(':scope > .quiz-accepted > li')].map((item) => ({
    text: item.textContent,
    isCode: item.querySelector('code') !== null,
  }));
  const field = build('input', { type: 'text', autocomplete: 'off', spellcheck: false, autocapitalize: 'off' });
  group.append(build('label', {}, build('span', { textContent: texts.yourAnswer, lang: texts.lang }), field));
  field.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Enter' && !isComposing) check();
  });
  return {
    check() {
      if (field.value.trim() === '') return { text: texts.writeFirst, isRight: false, options: [] };
      const isRight = accepted.some(({ text, isCode }) => toComparable(field.value, isCode) === toComparable(text, isCode));
      return { text: isRight ? texts.right : texts.wrong, isRight, options: [] };
    },
    clear() {
      // Nothing is left on the field.
    },
  };
}

/** Code has to be written as it is; of words, neither case nor a full stop counts. Blanks never do. */
function toComparable(text: string, isCode: boolean): string {
  const plain = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return isCode ? plain : plain.toLowerCase().replace(/[.!]$/, '');
}

customElements.define('wm-quiz', Quiz);
