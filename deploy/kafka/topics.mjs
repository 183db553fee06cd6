/** Every topic and, for each consumer group of it, the one where the group parks what it cannot take in. */
export function topicsWithParked(topics) {
  const parked = topics.flatMap(({ name, groups }) => groups.map((group) => `${name}.${group}.parked`));
  return [...topics, ...parked.map((name) => ({ name, compacted: false, groups: [] }))];
}
