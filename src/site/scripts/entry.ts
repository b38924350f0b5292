import { connectSearch } from './search-dialog.ts';
import { connectShortcuts } from './shortcuts.ts';
import { connectThemeSwitch } from './theme.ts';

/** The script of every page. What only some pages need is loaded by them: see `reading.ts`. */
connectThemeSwitch();
connectSearch();
connectShortcuts();
