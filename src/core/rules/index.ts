import type { Rule } from '../rule.ts';
import { assetCase } from './asset-case.ts';
import { assetMissing } from './asset-missing.ts';
import { assetOutside } from './asset-outside.ts';
import { assetRefused } from './asset-refused.ts';
import { assetRemote } from './asset-remote.ts';
import { codeMissingFile } from './code-missing-file.ts';
import { codeMissingRegion } from './code-missing-region.ts';
import { codeRefused } from './code-refused.ts';
import { configInvalidValue } from './config-invalid-value.ts';
import { configMissingFile } from './config-missing-file.ts';
import { configMissingFolder } from './config-missing-folder.ts';
import { configUnknownField } from './config-unknown-field.ts';
import { configUnknownRule } from './config-unknown-rule.ts';
import { configYaml } from './config-yaml.ts';
import { freshnessContradicted } from './freshness-contradicted.ts';
import { freshnessChanged } from './freshness-changed.ts';
import { freshnessOverdue } from './freshness-overdue.ts';
import { freshnessDue } from './freshness-due.ts';
import { freshnessFutureReview } from './freshness-future-review.ts';
import { freshnessReviewer } from './freshness-reviewer.ts';
import { freshnessSnoozeTooLong } from './freshness-snooze-too-long.ts';
import { freshnessTouched } from './freshness-touched.ts';
import { freshnessBadMatch } from './freshness-bad-match.ts';
import { freshnessCoversNothing } from './freshness-covers-nothing.ts';
import { freshnessCoversTooMuch } from './freshness-covers-too-much.ts';
import { freshnessMissingRegion } from './freshness-missing-region.ts';
import { frontmatterDuplicateKey } from './frontmatter-duplicate-key.ts';
import { frontmatterForeignField } from './frontmatter-foreign-field.ts';
import { frontmatterInvalidValue } from './frontmatter-invalid-value.ts';
import { frontmatterLanguage } from './frontmatter-language.ts';
import { frontmatterToml } from './frontmatter-toml.ts';
import { frontmatterUnknownField } from './frontmatter-unknown-field.ts';
import { frontmatterYaml } from './frontmatter-yaml.ts';
import { linkAmbiguous } from './link-ambiguous.ts';
import { linkAnchor } from './link-anchor.ts';
import { linkCase } from './link-case.ts';
import { linkEmpty } from './link-empty.ts';
import { linkFile } from './link-file.ts';
import { linkOutside } from './link-outside.ts';
import { linkPage } from './link-page.ts';
import { linkScheme } from './link-scheme.ts';
import { linkSpace } from './link-space.ts';
import { linkUnpublished } from './link-unpublished.ts';
import { mdxBadAttribute } from './mdx-bad-attribute.ts';
import { mdxLiveFailed } from './mdx-live-failed.ts';
import { mdxLiveUntrusted } from './mdx-live-untrusted.ts';
import { mdxLive } from './mdx-live.ts';
import { mdxSyntax } from './mdx-syntax.ts';
import { mdxUndefinedName } from './mdx-undefined-name.ts';
import { mdxUnknownAttribute } from './mdx-unknown-attribute.ts';
import { mdxUnknownComponent } from './mdx-unknown-component.ts';
import { mdxUnresolvedImport } from './mdx-unresolved-import.ts';
import { ownerDeadPattern } from './owner-dead-pattern.ts';
import { ownerFile } from './owner-file.ts';
import { ownerInvalidOwner } from './owner-invalid-owner.ts';
import { ownerPattern } from './owner-pattern.ts';
import { ownerShadowedRule } from './owner-shadowed-rule.ts';
import { ownerUnknownAlias } from './owner-unknown-alias.ts';
import { pageAddressClash } from './page-address-clash.ts';
import { pageAliasClash } from './page-alias-clash.ts';
import { pageAttributeList } from './page-attribute-list.ts';
import { pageDecision } from './page-decision.ts';
import { pageDirectiveAttribute } from './page-directive-attribute.ts';
import { pageDuplicateId } from './page-duplicate-id.ts';
import { pageEmpty } from './page-empty.ts';
import { pageEmptyComponent } from './page-empty-component.ts';
import { pageExtraCells } from './page-extra-cells.ts';
import { pageIdReused } from './page-id-reused.ts';
import { pageLabTemplate } from './page-lab-template.ts';
import { pageIncludeCycle } from './page-include-cycle.ts';
import { pageIncludeRefused } from './page-include-refused.ts';
import { pageMissingSection } from './page-missing-section.ts';
import { pageMoved } from './page-moved.ts';
import { pageObjectives } from './page-objectives.ts';
import { pageOrphan } from './page-orphan.ts';
import { pageQuiz } from './page-quiz.ts';
import { pageReplacedBy } from './page-replaced-by.ts';
import { pageReservedAddress } from './page-reserved-address.ts';
import { pageSeveralTitles } from './page-several-titles.ts';
import { pageTemplateRemnant } from './page-template-remnant.ts';
import { pageTitle } from './page-title.ts';
import { pageTooComplex } from './page-too-complex.ts';
import { pageTooSlow } from './page-too-slow.ts';
import { pageUnclosedDirective } from './page-unclosed-directive.ts';
import { pageUnclosedFence } from './page-unclosed-fence.ts';
import { pageUnknownAssessment } from './page-unknown-assessment.ts';
import { pageUnknownDirective } from './page-unknown-directive.ts';
import { pageVerificationGone } from './page-verification-gone.ts';
import { pageVerify } from './page-verify.ts';
import { pathwayIdMismatch } from './pathway-id-mismatch.ts';
import { pathwayLockUnreadable } from './pathway-lock-unreadable.ts';
import { pathwayUnknownUnit } from './pathway-unknown-unit.ts';
import { pathwayDuplicateUnit } from './pathway-duplicate-unit.ts';
import { pathwayDuplicateStage } from './pathway-duplicate-stage.ts';
import { pathwayDraftUnit } from './pathway-draft-unit.ts';
import { pathwayCycle } from './pathway-cycle.ts';
import { pathwayOrder } from './pathway-order.ts';
import { pathwayUnreachableExit } from './pathway-unreachable-exit.ts';
import { pathwayUntaughtOutcome } from './pathway-untaught-outcome.ts';
import { pathwayUnknownRole } from './pathway-unknown-role.ts';
import { pathwayUnknownRelease } from './pathway-unknown-release.ts';
import { pathwayUnknownReplaced } from './pathway-unknown-replaced.ts';
import { pathwayRetiredUnit } from './pathway-retired-unit.ts';
import { skillUnknown } from './skill-unknown.ts';
import { skillUntaught } from './skill-untaught.ts';
import { skillDuplicate } from './skill-duplicate.ts';
import { evidenceInvalidValue } from './evidence-invalid-value.ts';
import { evidenceMisplaced } from './evidence-misplaced.ts';
import { evidenceUnknownAssessment } from './evidence-unknown-assessment.ts';
import { evidenceUnknownCriterion } from './evidence-unknown-criterion.ts';
import { evidenceUnknownRelease } from './evidence-unknown-release.ts';
import { pathwayLostUnit } from './pathway-lost-unit.ts';
import { pathwayLockEdited } from './pathway-lock-edited.ts';
import { sourceBinary } from './source-binary.ts';
import { sourceEncoding } from './source-encoding.ts';
import { sourceExcluded } from './source-excluded.ts';
import { sourceNavigation } from './source-navigation.ts';
import { sourceSubmodule } from './source-submodule.ts';
import { sourceSymlink } from './source-symlink.ts';
import { sourceTooLarge } from './source-too-large.ts';
import { sourceUnreadable } from './source-unreadable.ts';
import { termDuplicate } from './term-duplicate.ts';
import { termUnknown } from './term-unknown.ts';

/** Every rule, by family. Its page is `content/wiki/reference/rules/<id>.md`. */
export const rules: readonly Rule[] = [
  freshnessContradicted,
  freshnessChanged,
  freshnessOverdue,
  freshnessDue,
  freshnessFutureReview,
  freshnessReviewer,
  freshnessSnoozeTooLong,
  freshnessTouched,
  frontmatterDuplicateKey,
  frontmatterForeignField,
  frontmatterInvalidValue,
  frontmatterLanguage,
  frontmatterToml,
  frontmatterUnknownField,
  frontmatterYaml,
  linkAmbiguous,
  linkAnchor,
  linkCase,
  linkEmpty,
  linkFile,
  linkOutside,
  linkPage,
  linkScheme,
  linkSpace,
  linkUnpublished,
  assetCase,
  assetMissing,
  assetOutside,
  assetRefused,
  assetRemote,
  pageAddressClash,
  pageAliasClash,
  pageAttributeList,
  pageDecision,
  pageDirectiveAttribute,
  pageDuplicateId,
  pageEmpty,
  pageEmptyComponent,
  pageExtraCells,
  pageIdReused,
  pageLabTemplate,
  pageMoved,
  pageObjectives,
  pageOrphan,
  pageQuiz,
  pageReplacedBy,
  pageReservedAddress,
  pageSeveralTitles,
  pageTemplateRemnant,
  pageTitle,
  pageTooComplex,
  pageTooSlow,
  pageUnclosedDirective,
  pageUnclosedFence,
  pageUnknownAssessment,
  pageUnknownDirective,
  pageVerificationGone,
  pageVerify,
  pageIncludeCycle,
  pageIncludeRefused,
  pageMissingSection,
  codeMissingFile,
  codeMissingRegion,
  codeRefused,
  termDuplicate,
  termUnknown,
  mdxBadAttribute,
  mdxLiveFailed,
  mdxLiveUntrusted,
  mdxLive,
  mdxSyntax,
  mdxUndefinedName,
  mdxUnknownAttribute,
  mdxUnknownComponent,
  mdxUnresolvedImport,
  sourceBinary,
  sourceEncoding,
  sourceExcluded,
  sourceNavigation,
  sourceSubmodule,
  sourceSymlink,
  sourceTooLarge,
  sourceUnreadable,
  freshnessBadMatch,
  freshnessCoversNothing,
  freshnessCoversTooMuch,
  freshnessMissingRegion,
  ownerDeadPattern,
  ownerFile,
  ownerInvalidOwner,
  ownerPattern,
  ownerShadowedRule,
  ownerUnknownAlias,
  pathwayIdMismatch,
  pathwayLockUnreadable,
  pathwayUnknownUnit,
  pathwayDuplicateUnit,
  pathwayDuplicateStage,
  pathwayDraftUnit,
  pathwayCycle,
  pathwayOrder,
  pathwayUnreachableExit,
  pathwayUntaughtOutcome,
  pathwayUnknownRole,
  pathwayUnknownRelease,
  pathwayUnknownReplaced,
  pathwayRetiredUnit,
  skillUnknown,
  skillUntaught,
  skillDuplicate,
  evidenceInvalidValue,
  evidenceMisplaced,
  evidenceUnknownAssessment,
  evidenceUnknownCriterion,
  evidenceUnknownRelease,
  pathwayLockEdited,
  pathwayLostUnit,
  configInvalidValue,
  configMissingFile,
  configMissingFolder,
  configUnknownField,
  configUnknownRule,
  configYaml,
];
