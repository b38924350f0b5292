import type { PageKind } from './source.ts';

/**
 * What a section of a page is for, as far as the site treats it in a way of its own. `need`: what has to be at hand before one begins;
 * `objective`: what one is to have at the end.
 */
export type PartName =
  | 'symptoms'
  | 'impact'
  | 'need'
  | 'diagnose'
  | 'steps'
  | 'verify'
  | 'rollback'
  | 'escalate'
  | 'objective'
  | 'hint'
  | 'solution'
  | 'timeline';

/** Parts that each kind of page may have. Pages of other kinds are read, not worked through: their headings mean what they say. */
export const partsOfKind: Readonly<Partial<Record<PageKind, readonly PartName[]>>> = {
  runbook: ['symptoms', 'impact', 'need', 'diagnose', 'steps', 'verify', 'rollback', 'escalate'],
  'how-to': ['need', 'steps', 'verify', 'rollback', 'escalate'],
  tutorial: ['objective', 'need', 'steps', 'verify', 'hint', 'solution'],
  lab: ['objective', 'need', 'steps', 'verify', 'hint', 'solution'],
  'case-study': ['impact', 'timeline'],
};

/** How one language calls the parts. */
export interface PartWords {
  /** Words that say nothing here, wherever they stand. */
  skip: string;
  /** Words that join two names of one section: "Symptoms and impact". */
  join: string;
  /** Words that a number follows: "Step 2: …". */
  number: string;
  /** Names, divided by commas. One with `…` at its end is also found as the beginning of a longer heading. */
  names: Readonly<Partial<Record<PartName, string>>>;
}

/**
 * Names of parts by language, from the runbooks of OpenShift (Meaning, Impact, Diagnosis, Mitigation), of Prometheus and of GitLab, the
 * templates of Atlassian and PagerDuty, Google's SRE workbook, and ours. Another language is another entry; a page is looked up in its
 * own language, then in English, because runbooks in other languages often keep the English names.
 */
export const partWords: Readonly<Record<string, PartWords>> = {
  en: {
    skip: 'the a an your this of to how it is are possible',
    join: 'and or',
    number: 'step part section phase',
    names: {
      symptoms:
        'symptom …, symptoms …, meaning …, description, alert, alert description, alert details, alert meaning, summary, overview, problem, problem description, problem statement, issue, detection, what is seen, when to use, when to use this runbook, trigger, triggers',
      impact:
        'impact …, business impact, user impact, customer impact, service impact, severity, severity and impact, consequences, effect, effects, who is affected, affected services, affected users, blast radius, risk, risks',
      need: 'prerequisite, prerequisites …, pre requisites …, requirement, requirements …, before you begin, before you start, before starting, what you need, what you will need, you need, you will need, required access, required permissions, needed access, access, permissions, preparation, prepare',
      diagnose:
        'diagnosis …, diagnose …, diagnostic, diagnostics, diagnostic steps, investigation, investigate …, troubleshoot …, troubleshooting …, triage …, cause, causes, common causes, probable cause, probable causes, possible causes, root cause, root causes, checks, initial checks, first checks, debug …, debugging …, analysis, identify the problem, confirm the problem',
      steps:
        'steps …, mitigation …, mitigate …, mitigating …, resolution …, resolve …, resolving …, remediation …, remediate …, procedure …, fix …, fixing …, action, actions, recommended action, recommended actions, immediate action, immediate actions, corrective action, corrective actions, response, recovery …, recover …, solution, solutions, instructions, what to do, workaround …, recovery steps, resolution steps, mitigation steps, remediation steps, runbook, playbook, task, tasks, exercise …, exercises',
      verify:
        'verify, verify that …, verify fix …, verify result …, verify results …, verify recovery …, verify resolution …, verify success, verification …, validate, validate fix …, validate result …, validation …, confirm, confirm that …, confirm fix …, confirm recovery …, confirm resolution …, confirmation, check result, check work, check that works, post checks, over, do i know worked, expected result, expected results, expected outcome, done when, success criteria, test, test work',
      rollback:
        'roll back …, rollback …, rolling back …, revert …, reverting …, undo …, undoing …, back out …, backout …, backing out, fall back, fallback, abort …',
      escalate:
        'escalate …, escalation …, escalating …, when to escalate, contact …, contacts …, who to call, whom to call, who to contact, whom to contact, support, get help, getting help, help, further help, need help, points of contact',
      objective:
        'objective, objectives …, goal, goals, aim, learning objectives, learning goals, what you will learn, what you will build, what you will do, by the end of this lab',
      hint: 'hint, hints',
      solution: 'solution, solutions, answer, answers, sample solution, model solution, reference solution',
      timeline: 'timeline …, time line, chronology, sequence of events, what happened, course of events',
    },
  },
  de: {
    skip: 'der die das den dem des ein eine einen ihr ihre dieser diese dieses zu wie ist mögliche',
    join: 'und oder',
    number: 'schritt teil abschnitt phase',
    names: {
      symptoms:
        'symptom, symptome …, bedeutung, beschreibung, problem, problembeschreibung, alarm, erkennung, anzeichen, auslöser, übersicht',
      impact: 'auswirkung, auswirkungen …, schwere, schweregrad, folgen, wer ist betroffen, betroffene dienste, risiko, risiken',
      need: 'voraussetzung, voraussetzungen …, vorbedingungen, vorbereitung, bevor sie beginnen, bevor du beginnst, was sie brauchen, was du brauchst, benötigte rechte, zugriff, zugänge',
      diagnose: 'diagnose …, untersuchung, analyse, fehlersuche …, ursache, ursachen, eingrenzung, prüfungen',
      steps:
        'schritte …, behebung …, beheben, lösung, maßnahme, maßnahmen, sofortmaßnahmen, vorgehen, ablauf, anleitung, durchführung, wiederherstellung …, was zu tun ist, aufgabe, aufgaben, übung, übungen',
      verify:
        'prüfen …, überprüfen …, überprüfung, kontrolle, nachprüfung, verifikation, erfolgskontrolle, ergebnis prüfen, abschlussprüfung',
      rollback: 'rollback …, zurückrollen, zurücksetzen, rückgängig machen, rückgängig, rückabwicklung, zurücknehmen, rückfall',
      escalate: 'eskalation …, eskalieren …, kontakt, kontakte, ansprechpartner, ansprechpersonen, wen anrufen, hilfe, unterstützung',
      objective: 'ziel, ziele, lernziel, lernziele',
      hint: 'hinweis, hinweise, tipp, tipps',
      solution: 'lösung, lösungen, musterlösung',
      timeline: 'zeitverlauf, zeitleiste, zeitlicher ablauf, chronologie, was geschah',
    },
  },
  fr: {
    skip: 'le la les l un une des du de d votre vos ce cette à comment',
    join: 'et ou',
    number: 'étape partie section phase',
    names: {
      symptoms: 'symptôme, symptômes …, signification, description, problème, alerte, détection',
      impact: 'impact …, gravité, sévérité, conséquences, services touchés',
      need: 'prérequis …, pré requis …, avant de commencer, préparation, accès requis',
      diagnose: 'diagnostic …, diagnostiquer …, analyse, investigation, cause, causes, dépannage …',
      steps:
        'étapes …, résolution …, résoudre, remédiation, procédure …, correction, actions, atténuation, marche à suivre, exercice, exercices',
      verify: 'vérifier …, vérification …, validation, contrôle',
      rollback: 'retour arrière …, revenir en arrière, annuler, annulation, rollback …',
      escalate: 'escalade …, escalader …, contact, contacts, qui appeler, support, aide',
      objective: 'objectif, objectifs …',
      hint: 'indice, indices, astuce, astuces',
      solution: 'solution …, solutions, corrigé, réponses',
      timeline: 'chronologie, déroulé, ligne de temps',
    },
  },
  es: {
    skip: 'el la los las un una unos unas de del su sus este esta a cómo',
    join: 'y e o u',
    number: 'paso parte sección fase',
    names: {
      symptoms: 'síntoma, síntomas …, significado, descripción, problema, alerta, detección',
      impact: 'impacto …, gravedad, severidad, consecuencias, servicios afectados',
      need: 'requisito, requisitos …, prerrequisitos …, antes de empezar, antes de comenzar, preparación, acceso necesario',
      diagnose: 'diagnóstico …, diagnosticar …, análisis, investigación, causa, causas, solución de problemas',
      steps:
        'pasos …, resolución …, resolver, mitigación …, remediación, procedimiento …, corrección, acciones, qué hacer, ejercicio, ejercicios',
      verify: 'verificar …, verificación …, comprobar …, comprobación …, validación',
      rollback: 'revertir …, reversión …, deshacer …, vuelta atrás, rollback …',
      escalate: 'escalar …, escalamiento …, escalado, contacto, contactos, a quién llamar, soporte, ayuda',
      objective: 'objetivo, objetivos …',
      hint: 'pista, pistas, consejo, consejos',
      solution: 'solución …, soluciones, respuestas',
      timeline: 'cronología, línea de tiempo, qué pasó',
    },
  },
};
