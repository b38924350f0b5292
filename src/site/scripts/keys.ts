/** Keys that do something without Ctrl or the like. Who dictates, or types by accident, can switch them off (WCAG 2.1.4). */

/** Where it is kept that they are off. */
const place = 'waymark-keys';

/** Whether they are on. */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(place) !== 'off';
  } catch {
    // Storage may be forbidden: then they are as at first.
    return true;
  }
}

/** Switches them on or off for this browser. Without storage the choice is lost, and they stay as at first. */
export function switchKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(place);
    else localStorage.setItem(place, 'off');
  } catch {
    // Nothing to keep it in.
  }
}

/** Whether a key is meant as a shortcut: pressed alone, outside of fields, and not switched off. */
export function isShortcut({ key, target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  const isField = target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
  return key.length === 1 && !(ctrlKey || metaKey || altKey || isComposing || isField) && areKeysOn();
}
