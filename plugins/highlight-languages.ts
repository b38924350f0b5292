import type { LanguageFn } from 'highlight.js';
import accesslog from 'highlight.js/lib/languages/accesslog';
import apache from 'highlight.js/lib/languages/apache';
import awk from 'highlight.js/lib/languages/awk';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import clojure from 'highlight.js/lib/languages/clojure';
import cmake from 'highlight.js/lib/languages/cmake';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import dart from 'highlight.js/lib/languages/dart';
import diff from 'highlight.js/lib/languages/diff';
import django from 'highlight.js/lib/languages/django';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import dos from 'highlight.js/lib/languages/dos';
import elixir from 'highlight.js/lib/languages/elixir';
import erb from 'highlight.js/lib/languages/erb';
import erlang from 'highlight.js/lib/languages/erlang';
import fsharp from 'highlight.js/lib/languages/fsharp';
import gherkin from 'highlight.js/lib/languages/gherkin';
import go from 'highlight.js/lib/languages/go';
import gradle from 'highlight.js/lib/languages/gradle';
import graphql from 'highlight.js/lib/languages/graphql';
import groovy from 'highlight.js/lib/languages/groovy';
import handlebars from 'highlight.js/lib/languages/handlebars';
import haskell from 'highlight.js/lib/languages/haskell';
import http from 'highlight.js/lib/languages/http';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import julia from 'highlight.js/lib/languages/julia';
import kotlin from 'highlight.js/lib/languages/kotlin';
import latex from 'highlight.js/lib/languages/latex';
import less from 'highlight.js/lib/languages/less';
import lua from 'highlight.js/lib/languages/lua';
import makefile from 'highlight.js/lib/languages/makefile';
import markdown from 'highlight.js/lib/languages/markdown';
import matlab from 'highlight.js/lib/languages/matlab';
import nginx from 'highlight.js/lib/languages/nginx';
import nix from 'highlight.js/lib/languages/nix';
import objectivec from 'highlight.js/lib/languages/objectivec';
import ocaml from 'highlight.js/lib/languages/ocaml';
import perl from 'highlight.js/lib/languages/perl';
import pgsql from 'highlight.js/lib/languages/pgsql';
import php from 'highlight.js/lib/languages/php';
import powershell from 'highlight.js/lib/languages/powershell';
import properties from 'highlight.js/lib/languages/properties';
import protobuf from 'highlight.js/lib/languages/protobuf';
import puppet from 'highlight.js/lib/languages/puppet';
import python from 'highlight.js/lib/languages/python';
import pythonRepl from 'highlight.js/lib/languages/python-repl';
import r from 'highlight.js/lib/languages/r';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import scala from 'highlight.js/lib/languages/scala';
import scss from 'highlight.js/lib/languages/scss';
import shell from 'highlight.js/lib/languages/shell';
import sql from 'highlight.js/lib/languages/sql';
import swift from 'highlight.js/lib/languages/swift';
import typescript from 'highlight.js/lib/languages/typescript';
import vbnet from 'highlight.js/lib/languages/vbnet';
import vim from 'highlight.js/lib/languages/vim';
import wasm from 'highlight.js/lib/languages/wasm';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { hcl, promql } from './highlight-grammars.ts';

/**
 * Grammars by name: what wikis and runbooks of engineering teams use, not all that exist. A language that isn't here is shown plain.
 * Grammars are functions; nothing is compiled by importing them.
 */
export const languageGrammars: ReadonlyMap<string, LanguageFn> = new Map<string, LanguageFn>([
  ['accesslog', accesslog],
  ['apache', apache],
  ['awk', awk],
  ['bash', bash],
  ['c', c],
  ['clojure', clojure],
  ['cmake', cmake],
  // Commands after a prompt, with what they print.
  ['console', shell],
  ['cpp', cpp],
  ['csharp', csharp],
  ['css', css],
  ['dart', dart],
  ['diff', diff],
  ['django', django],
  ['dockerfile', dockerfile],
  ['dos', dos],
  ['elixir', elixir],
  ['erb', erb],
  ['erlang', erlang],
  ['fsharp', fsharp],
  ['gherkin', gherkin],
  ['go', go],
  ['gradle', gradle],
  ['graphql', graphql],
  ['groovy', groovy],
  ['handlebars', handlebars],
  ['haskell', haskell],
  ['hcl', hcl],
  ['http', http],
  ['ini', ini],
  ['java', java],
  ['javascript', javascript],
  ['json', json],
  ['julia', julia],
  ['kotlin', kotlin],
  ['latex', latex],
  ['less', less],
  ['lua', lua],
  ['makefile', makefile],
  ['markdown', markdown],
  ['matlab', matlab],
  ['nginx', nginx],
  ['nix', nix],
  ['objectivec', objectivec],
  ['ocaml', ocaml],
  ['perl', perl],
  ['pgsql', pgsql],
  ['php', php],
  ['powershell', powershell],
  ['promql', promql],
  ['properties', properties],
  ['protobuf', protobuf],
  ['puppet', puppet],
  ['python', python],
  ['python-repl', pythonRepl],
  ['r', r],
  ['ruby', ruby],
  ['rust', rust],
  ['scala', scala],
  ['scss', scss],
  ['sql', sql],
  ['swift', swift],
  ['typescript', typescript],
  ['vbnet', vbnet],
  ['vim', vim],
  ['wasm', wasm],
  ['xml', xml],
  ['yaml', yaml],
]);

/** Other names that authors write after a fence, by grammar. The first ones are highlight.js's own aliases. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  apache: ['apacheconf', 'htaccess'],
  bash: ['sh', 'shell', 'zsh', 'shell-script', 'shellscript', 'bashrc', 'fish', 'ksh'],
  c: ['h'],
  clojure: ['clj', 'edn'],
  cmake: ['cmake.in'],
  console: ['shellsession', 'shell-session', 'sh-session', 'terminal', 'session'],
  cpp: ['cc', 'c++', 'h++', 'hpp', 'hh', 'hxx', 'cxx', 'arduino'],
  csharp: ['cs', 'c#'],
  diff: ['patch', 'udiff'],
  django: ['jinja', 'jinja2', 'j2', 'nunjucks', 'liquid'],
  dockerfile: ['docker', 'containerfile'],
  dos: ['bat', 'cmd', 'batch'],
  elixir: ['ex', 'exs'],
  erlang: ['erl'],
  fsharp: ['fs', 'f#'],
  gherkin: ['feature'],
  go: ['golang', 'gotmpl'],
  graphql: ['gql'],
  groovy: ['jenkinsfile', 'jenkins'],
  handlebars: ['hbs', 'html.hbs', 'html.handlebars', 'htmlbars'],
  haskell: ['hs'],
  hcl: ['terraform', 'tf', 'tfvars', 'opentofu', 'nomad'],
  http: ['https'],
  ini: ['toml', 'systemd', 'editorconfig', 'gitconfig', 'cfg', 'conf'],
  java: ['jsp'],
  javascript: ['js', 'jsx', 'mjs', 'cjs', 'node', 'javascriptreact', 'es6'],
  json: ['jsonc', 'json5', 'jsonl', 'ndjson', 'geojson', 'avsc', 'webmanifest'],
  kotlin: ['kt', 'kts'],
  latex: ['tex', 'katex'],
  lua: ['pluto'],
  makefile: ['mk', 'mak', 'make', 'just', 'justfile'],
  markdown: ['md', 'mkdown', 'mkd', 'mdx'],
  matlab: ['octave'],
  nginx: ['nginxconf'],
  nix: ['nixos'],
  objectivec: ['mm', 'objc', 'obj-c', 'obj-c++', 'objective-c++'],
  ocaml: ['ml'],
  perl: ['pl', 'pm'],
  pgsql: ['postgres', 'postgresql', 'psql', 'plpgsql'],
  powershell: ['pwsh', 'ps', 'ps1'],
  promql: ['prometheus'],
  properties: ['dotenv', 'env'],
  protobuf: ['proto'],
  puppet: ['pp'],
  python: ['py', 'gyp', 'ipython', 'python3', 'py3', 'starlark', 'bazel'],
  'python-repl': ['pycon'],
  r: ['rscript'],
  ruby: ['rb', 'gemspec', 'podspec', 'thor', 'irb'],
  rust: ['rs', 'ron'],
  scss: ['sass'],
  sql: ['mysql', 'sqlite', 'tsql', 't-sql', 'mssql', 'plsql'],
  typescript: ['ts', 'tsx', 'mts', 'cts', 'typescriptreact'],
  vbnet: ['vb', 'vb.net'],
  xml: [
    'html',
    'xhtml',
    'rss',
    'atom',
    'xjb',
    'xsd',
    'xsl',
    'plist',
    'wsf',
    'svg',
    'htm',
    'vue',
    'svelte',
    'astro',
    'xaml',
    'csproj',
    'pom',
  ],
  yaml: ['yml', 'helm', 'k8s', 'cwl'],
};

/** Grammar by alias. */
export const languageAliases: ReadonlyMap<string, string> = new Map(
  Object.entries(aliases).flatMap(([name, others]) => others.map((other): [string, string] => [other, name])),
);

/** Grammars that a grammar hands parts of the code to. */
export const languageParts: Readonly<Record<string, readonly string[]>> = {
  console: ['bash'],
  django: ['xml', 'css', 'javascript'],
  dockerfile: ['bash'],
  erb: ['xml', 'css', 'javascript', 'ruby'],
  handlebars: ['xml', 'css', 'javascript'],
  http: ['json', 'xml'],
  javascript: ['xml', 'css', 'graphql'],
  markdown: ['xml', 'css', 'javascript'],
  'python-repl': ['python'],
  typescript: ['xml', 'css', 'graphql'],
  xml: ['css', 'javascript'],
  yaml: ['ruby'],
};
