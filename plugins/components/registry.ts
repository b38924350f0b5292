import type { ComponentName } from '../nodes.ts';
import type { Component } from './component.ts';
import { callout } from './callout.ts';
import { card, cards } from './cards.ts';
import { contents } from './contents.ts';
import { details } from './details.ts';
import { diagram } from './diagram.ts';
import { fileTree } from './file-tree.ts';
import { steps } from './steps.ts';
import { tab, tabs } from './tabs.ts';

/** Every component by the name that authors use. */
export const components: Readonly<Record<ComponentName, Component>> = {
  Callout: callout,
  Card: card,
  Cards: cards,
  Contents: contents,
  Details: details,
  Diagram: diagram,
  FileTree: fileTree,
  Steps: steps,
  Tab: tab,
  Tabs: tabs,
};
