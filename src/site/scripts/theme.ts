import { themeTexts } from '../texts.ts';

const themes = ['auto', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** Lets the button in the top bar lead through the themes, and remembers the choice. `theme-boot.js` applies it before drawing. */
export function connectThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]');
  if (!button) return;
  show(button, readTheme());
  button.addEventListener('click', () => {
    const next = themes[(themes.indexOf(readTheme()) + 1) % themes.length] ?? 'auto';
    applyTheme(next);
    show(button, next);
  });
}

function readTheme(): Theme {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'auto') delete dataset['theme'];
  else dataset['theme'] = theme;
  document.dispatchEvent(new Event('waymark:theme'));
  try {
    localStorage.setItem('waymark-theme', theme);
  } catch {
    // Storage may be forbidden: then the choice lasts as long as the page.
  }
}

function show(button: HTMLButtonElement, theme: Theme): void {
  button.setAttribute('aria-label', themeTexts[theme]);
  button.title = themeTexts[theme];
}
