import type { HLJSApi, Language, Mode } from 'highlight.js';

/**
 * Grammars that highlight.js doesn't ship and runbooks need.
 * HCL: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md, PromQL: https://prometheus.io/docs/prometheus/latest/querying/basics/.
 */

/** HashiCorp's configuration language, as Terraform, OpenTofu, Packer and Nomad use it. */
export function hcl(api: HLJSApi): Language {
  const interpolation: Mode = { className: 'subst', begin: /[$%]\{/, end: /\}/ };
  const text: Mode = { className: 'string', begin: /"/, end: /"/, illegal: /\n/, contains: [api.BACKSLASH_ESCAPE, interpolation] };
  const heredoc: Mode = { className: 'string', begin: /<<-?([A-Z_]+)\n/, end: /^\s*[A-Z_]+$/, contains: [interpolation] };
  const call: Mode = { className: 'title function_', begin: /[a-z_]\w*(?=\()/ };
  interpolation.contains = [api.C_NUMBER_MODE, call, { className: 'string', begin: /"/, end: /"/, illegal: /\n/ }];
  return {
    name: 'HCL',
    keywords: {
      keyword: 'resource data variable output module provider terraform locals moved import check removed for in if dynamic',
      literal: 'true false null',
      built_in: 'var local each count self path',
    },
    contains: [
      api.HASH_COMMENT_MODE,
      api.C_LINE_COMMENT_MODE,
      api.C_BLOCK_COMMENT_MODE,
      text,
      heredoc,
      api.C_NUMBER_MODE,
      { className: 'attr', begin: /^\s*[A-Za-z_][\w-]*(?=\s*=[^=])/ },
      call,
    ],
  };
}

/** Prometheus's query language. */
export function promql(api: HLJSApi): Language {
  const strings: Mode[] = [api.QUOTE_STRING_MODE, api.APOS_STRING_MODE, { className: 'string', begin: /`/, end: /`/ }];
  const duration: Mode = { className: 'number', begin: /\b\d+(?:\.\d+)?(?:ms|[smhdwy])(?:\d+(?:ms|[smhdwy]))*\b/ };
  return {
    name: 'PromQL',
    case_insensitive: true,
    keywords: {
      keyword: 'by without on ignoring group_left group_right and or unless bool offset start end',
      built_in: 'sum min max avg group stddev stdvar count count_values bottomk topk quantile limitk limit_ratio',
      literal: 'inf nan',
    },
    contains: [
      api.HASH_COMMENT_MODE,
      ...strings,
      { begin: /\{/, end: /\}/, contains: [...strings, { className: 'attr', begin: /[a-zA-Z_]\w*(?=\s*(?:=~|!~|!=|=))/ }] },
      { begin: /\[/, end: /\]/, contains: [duration] },
      duration,
      api.C_NUMBER_MODE,
      {
        className: 'title function_',
        begin: /\b(?!(?:by|without|on|ignoring|group_left|group_right|and|or|unless|offset)\b)[a-z_]\w*(?=\s*\()/,
      },
    ],
  };
}
