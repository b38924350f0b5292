import { addCodeTools } from './copy.ts';
import { defineNav } from './nav.ts';
import { followReading } from './outline.ts';
import { nameSection } from './report-section.ts';
import { connectSearch } from './search-dialog.ts';
import { connectShortcuts } from './shortcuts.ts';
import { connectThemeSwitch } from './theme.ts';

/** The script of every page. What only some pages need is loaded by them. */
connectThemeSwitch();
connectSearch();
defineNav();
addCodeTools();
followReading();
nameSection();
connectShortcuts();
