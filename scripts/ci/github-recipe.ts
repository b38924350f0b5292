import { pagesWorkflow } from './github-pages.ts';
import { checkWorkflow, commentWorkflow } from './github-pull-requests.ts';
import { freshnessWorkflow, releasesWorkflow, reviewsWorkflow } from './github-schedules.ts';
import type { RecipeFile, RecipeOptions } from './recipe.ts';

/**
 * Workflows for GitHub. Pull requests are judged in two stages (GitHub Security Lab, “Preventing pwn requests”): the first runs what
 * a stranger wrote, without secrets and with a token that can only read; the second may comment, runs nothing of the pull request
 * and treats the report as hostile. Schedules keep the same line between what runs packages and what may write.
 */
export function githubRecipe(options: RecipeOptions): RecipeFile[] {
  const workflow = (name: string, text: string, about: string): RecipeFile => ({ path: `.github/workflows/${name}.yml`, text, about });
  return [
    workflow('waymark', checkWorkflow(options), 'pull requests: faults, and a report as a comment'),
    workflow('waymark-comment', commentWorkflow(), 'pull requests: one comment'),
    workflow('waymark-pages', pagesWorkflow(options), 'publishes the portal'),
    workflow('waymark-freshness', freshnessWorkflow(options), 'weekly: one issue per owner'),
    workflow('waymark-reviews', reviewsWorkflow(options), 'monthly: one pull request per owner'),
    workflow('waymark-releases', releasesWorkflow(options), 'weekly: one pull request per pathway'),
  ];
}
