import type { ComponentName } from '../nodes.ts';
import type { Component } from './component.ts';
import { callout } from './callout.ts';
import { card, cards } from './cards.ts';
import { checklist } from './checklist.ts';
import { codeFromRepo } from './code-from-repo.ts';
import { contents } from './contents.ts';
import { decision } from './decision.ts';
import { details } from './details.ts';
import { diagram } from './diagram.ts';
import { evidence } from './evidence.ts';
import { fileTree } from './file-tree.ts';
import { hint, lab, solution } from './lab.ts';
import { runbookStep } from './runbook-step.ts';
import { objectives } from './objectives.ts';
import { prerequisites } from './prerequisites.ts';
import { quiz } from './quiz.ts';
import { recall } from './recall.ts';
import { rubric } from './rubric.ts';
import { steps } from './steps.ts';
import { tab, tabs } from './tabs.ts';
import { terminal } from './terminal.ts';
import { include } from './include.ts';
import { term } from './term.ts';

/** Every component by the name that authors use. */
export const components: Readonly<Record<ComponentName, Component>> = {
  Callout: callout,
  Card: card,
  Cards: cards,
  Checklist: checklist,
  CodeFromRepo: codeFromRepo,
  Contents: contents,
  Decision: decision,
  Details: details,
  Diagram: diagram,
  Evidence: evidence,
  FileTree: fileTree,
  Hint: hint,
  Lab: lab,
  RunbookStep: runbookStep,
  Solution: solution,
  Objectives: objectives,
  Prerequisites: prerequisites,
  Quiz: quiz,
  Recall: recall,
  Rubric: rubric,
  Steps: steps,
  Tab: tab,
  Tabs: tabs,
  Terminal: terminal,
  Include: include,
  Term: term,
};
