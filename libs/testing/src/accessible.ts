import { source as axe } from 'axe-core';

/** As much of a browser's page as is asked. */
interface Asked {
  evaluate<T>(script: string): Promise<T>;
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

const by = {
  /** WCAG 2.2, levels A and AA. */
  wcag: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  contrast: { type: 'rule', values: ['color-contrast'] },
} as const;

/** Serious and critical faults of the page as it stands, each with the element and what is wrong; none: []. */
export async function accessibilityFaults(page: Asked, which: keyof typeof by = 'wcag'): Promise<string[]> {
  await page.evaluate(axe);
  const options = JSON.stringify({ runOnly: by[which], resultTypes: ['violations'] });
  const { violations } = await page.evaluate<{ violations: Violation[] }>(`axe.run(document, ${options})`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id} ${html} ${failureSummary ?? ''}`));
}
