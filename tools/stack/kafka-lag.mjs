import { Reader, ask, int32, text } from './kafka-wire.mjs';

/** How many messages of the topics their groups have not committed yet, all together. */
export async function lagOf(broker, topics) {
  const ends = await endsOf(
    broker,
    topics.map(({ name }) => name),
  );
  const groups = [...new Set(topics.flatMap((topic) => topic.groups))];
  let lag = 0;
  for (const group of groups) {
    const done = await committedBy(broker, group);
    for (const { name, groups: readers } of topics) {
      if (readers.includes(group)) lag += Math.max(0, (ends.get(name) ?? 0) - (done.get(name) ?? 0));
    }
  }
  return lag;
}

/** ListOffsets: the end of each topic's one partition. */
async function endsOf(broker, names) {
  const newest = Buffer.alloc(8, 0xff); // the time -1
  const bodies = names.map((name) => Buffer.concat([text(name), int32(1), int32(0), newest]));
  const body = Buffer.concat([int32(-1), int32(bodies.length), ...bodies]);
  const reader = new Reader(await ask(broker, { api: 2, version: 1, body }));
  const partition = () => (reader.skip(4 + 2 + 8), reader.int64());
  return new Map(reader.list(() => [reader.text(), reader.list(partition)[0]]));
}

/** OffsetFetch: what the group has committed, for every topic it reads. */
async function committedBy(broker, group) {
  const body = Buffer.concat([text(group), int32(-1)]);
  const reader = new Reader(await ask(broker, { api: 9, version: 2, body }));
  const partition = () => {
    reader.skip(4);
    const offset = reader.int64();
    reader.text();
    reader.skip(2);
    return offset;
  };
  return new Map(reader.list(() => [reader.text(), reader.list(partition)[0]]));
}
