/**
 * Owns the question to axe: what on the page now would keep somebody from using it. Axe must be in the page already.
 */
import type axeCore from 'axe-core';
import type { StagePage } from './stage.ts';

/** WCAG 2.2 A and AA. */
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** All that can differ between looks. */
export const CONTRAST = ['color-contrast'];

/** What axe finds, by rules or tags of rules: one line a rule. */
export function findViolations({ page }: StagePage, runOnly: readonly string[]): Promise<string[]> {
  return page.evaluate(async (only) => {
    const { axe } = globalThis as typeof globalThis & { axe: typeof axeCore };
    const { violations } = await axe.run(document, { runOnly: [...only] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }, runOnly);
}
