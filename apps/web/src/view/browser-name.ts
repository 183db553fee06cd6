const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/coc_coc_browser/, 'Cốc Cốc'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/^curl\//, 'curl'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

const first = (names: typeof browsers, agent: string) => names.find(([mark]) => mark.test(agent))?.[1];

/** "Chrome · Windows" from what a browser calls itself; as it stands where it is short; null where it says nothing. */
export function browserName(agent: string): string | null {
  const known = [first(browsers, agent), first(systems, agent)].filter(Boolean).join(' · ');
  if (known) return known;
  return agent.trim() ? agent.slice(0, 60) : null;
}
