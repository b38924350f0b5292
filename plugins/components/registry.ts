import type { ComponentName } from '../nodes.ts';
import type { Component } from './component.ts';
import { callout } from './callout.ts';
import { card, cards } from './cards.ts';
import { contents } from './contents.ts';
import { decision } from './decision.ts';
import { details } from './details.ts';
import { diagram } from './diagram.ts';
import { fileTree } from './file-tree.ts';
import { hint, lab, solution } from './lab.ts';
import { runbookStep } from './runbook-step.ts';
import { steps } from './steps.ts';
import { tab, tabs } from './tabs.ts';
import { terminal } from './terminal.ts';

/** Every component by the name that authors use. */
export const components: Readonly<Record<ComponentName, Component>> = {
  Callout: callout,
  Card: card,
  Cards: cards,
  Contents: contents,
  Decision: decision,
  Details: details,
  Diagram: diagram,
  FileTree: fileTree,
  Hint: hint,
  Lab: lab,
  RunbookStep: runbookStep,
  Solution: solution,
  Steps: steps,
  Tab: tab,
  Tabs: tabs,
  Terminal: terminal,
};
