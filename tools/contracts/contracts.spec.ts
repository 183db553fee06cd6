import { ownApi, serviceApis } from '@langmoi/contracts/apis';
import * as criteria from '@langmoi/contracts/criteria';
import * as culture from '@langmoi/contracts/culture';
import * as decisions from '@langmoi/contracts/decisions';
import * as directory from '@langmoi/contracts/directory';
import * as evidence from '@langmoi/contracts/evidence';
import { events } from '@langmoi/contracts/events';
import * as figureClosings from '@langmoi/contracts/figure-closings';
import * as figures from '@langmoi/contracts/figures';
import * as folder from '@langmoi/contracts/folder';
import * as funding from '@langmoi/contracts/funding';
import * as households from '@langmoi/contracts/households';
import * as poverty from '@langmoi/contracts/poverty';
import * as officers from '@langmoi/contracts/officers';
import { problemTexts } from '@langmoi/contracts/problem-texts';
import * as recognition from '@langmoi/contracts/recognition';
import * as titles from '@langmoi/contracts/titles';
import * as unitChanges from '@langmoi/contracts/unit-changes';
import * as year from '@langmoi/contracts/year';
import * as unitJudgements from '@langmoi/contracts/unit-judgements';
import * as reporting from '@langmoi/contracts/reporting';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { envelopeOf, eventData } from './sent-events';

const routes = Object.entries({ gateway: ownApi, ...serviceApis }).flatMap(([service, api]) =>
  Object.entries(api).map(([name, route]) => ({ name: `${service}.${name}`, route })),
);

it.each(routes.flatMap(({ name, route }) => route.problems.map((type: string): [string, string] => [name, type])))(
  'has words in both languages for what %s may answer: %s',
  (_, type) => {
    const words: Record<string, { title: object; remedy: object }> = problemTexts;
    expect(words[type]).toMatchObject({
      title: { vi: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) },
      remedy: { vi: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) },
    });
  },
);

it('names problems in kebab case and gives each a refusal or outage status', () => {
  for (const [type, { status }] of Object.entries(problemTexts)) {
    expect(type).toMatch(/^\/problems\/[a-z]+(-[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
  }
});

it.each(routes)('names the parameters of $name in its path and in its schema alike', ({ route }) => {
  const inPath = [...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name);
  expect(Object.keys(route.params?.shape ?? {}).sort()).toEqual(inPath.sort());
  expect(route.path).toMatch(/^(\/[a-z-]+|\/:[A-Za-z]+)+$/);
});

it.each(events)('names topic and type of $type by the pattern of the house', ({ source, topic, type }) => {
  const [, owner, aggregate] = /^langmoi\.([a-z]+)\.([a-z]+)\.v\d+$/.exec(topic) ?? [];
  expect(source).toBe(`/${owner}`);
  expect(type).toMatch(new RegExp(`^${owner}\\.${aggregate}\\.[a-z]+(-[a-z]+)*$`));
});

it('lists every event that an owner defines, and no type twice', () => {
  const defined = [
    directory,
    officers,
    criteria,
    figureClosings,
    figures,
    decisions,
    evidence,
    funding,
    poverty,
    households,
    folder,
    culture,
    recognition,
    reporting,
    titles,
    unitChanges,
    year,
    unitJudgements,
  ]
    .flatMap((module) => Object.values(module) as unknown[])
    .filter((value): value is { type: string } => typeof value === 'object' && value !== null && 'topic' in value)
    .map(({ type }) => type);
  expect(events.map(({ type }) => type).sort()).toEqual([...new Set(defined)].sort());
});

it.each(events)('reads what the owner of $type sends, by contract and by committed schema', (event) => {
  const sent = envelopeOf(event, eventData[event.type]!);
  expect(event.schema.parse(sent)).toEqual(sent);
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  const committed = JSON.parse(
    readFileSync(join(__dirname, `../../libs/contracts/src/schemas/${event.type}.json`), 'utf8'),
  ) as object;
  const validate = ajv.compile(committed);
  validate({ ...sent, aFieldOfTomorrow: 1 });
  expect(validate.errors ?? []).toEqual([]);
  expect(validate({ ...sent, data: undefined })).toBe(false);
});
