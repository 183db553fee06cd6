import type { RouteDefinition } from '@langmoi/contracts/api';
import { Role, type Capacity, type Caller } from '@langmoi/contracts/caller';
import {
  isGranted,
  listedPlace,
  mayEver,
  provincePlace,
  relationOf,
  type Place as Where,
  type Rule,
} from '@langmoi/domain/access/table';
import { linesOf, type TableName } from '@langmoi/domain/access/tables';
import { nationId } from '@langmoi/platform/nation';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { aCaller, as } from './callers';
import { minimal } from './minimal';
import type { Place } from './place';
import { officeAt, standings, successorProvince, type Standing } from './standings';

/** What a route is asked with, so that whoever may is let through: found, and refused by no schema. */
export interface Sample {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Laid over the smallest body that the schema takes. */
  readonly body?: object;
  /** A multipart body in its place. */
  readonly form?: FormData;
  /** Where the thing lies; absent: in the caller's province, of questions in the one that the caller lists. */
  readonly at?: Where;
  /** The nation knows of it, too, whichever province it reads: that a province is there. */
  readonly ofNation?: true;
  /** It is the country's: every province is shown it, with whose it is. */
  readonly ofTheCountry?: true;
  /** Every province has it, and the nation by itself none: there it is not found. */
  readonly ofProvinces?: true;
  /** Its state, where the table asks for one; several, where it is in all of them at once. */
  readonly state?: string | readonly string[];
  /** What the service asks besides of somebody of this role, such as to sit in the council. */
  readonly holds?: Partial<Record<Role, Partial<Caller>>>;
  /** Ways to hold an office that are tried; in one's own right unless said. */
  readonly capacities?: readonly Capacity[];
  /** 503 is let through: it needs a part that is away. */
  readonly away?: true;
}

interface Asked {
  readonly name: TableName;
  readonly app: NestFastifyApplication;
  /** The place that callers stand in relation to. */
  readonly place: Place;
  readonly samples: Readonly<Record<string, Sample>>;
  /** Routes that are asked; all of the table's unless said. */
  readonly only?: readonly string[];
}

interface Call {
  readonly action: string;
  readonly rule: Rule;
  readonly route: RouteDefinition;
  readonly sample: Sample;
  readonly caller: Caller;
  /** Who asks, in words: `financeOfficer of province`. */
  readonly who: string;
}

/** Every answer that is not what the table says, in words, and how many were asked. */
export interface Outcome {
  readonly calls: number;
  readonly faults: string[];
}

const atOnce = 16;

/** Lists that quote what a reader of one's own province asked for: an id in an address that found nothing is no row. */
const quoting: Readonly<Record<string, true>> = { listProvinceReads: true };

/** Every role, and nobody, from every standing, in one's own right. */
export const callersOfARoute = (Role.options.length + 1) * standings.length;
/** A public route answers everybody: each role asks it once. */
export const callersOfAPublicRoute = Role.options.length + 1;

/** A message that waits for the operator of a province, and what the operator's commands are asked with. */
export async function aParked(admin: DataSource, { provinceId }: Place): Promise<Readonly<Record<string, Sample>>> {
  const parkedId = randomUUID();
  await admin.query(
    `INSERT INTO parked_messages
       (id, province_id, consumer_group, topic, topic_partition, topic_offset, key, value, headers, error)
     VALUES ($1, $2, 'spec', 'langmoi.spec.thing.v1', 0, 0, 'key', 'value', '{}', 'invalid at data')`,
    [parkedId, provinceId],
  );
  const sample: Sample = { params: { parkedId }, at: provincePlace(provinceId) };
  return { replayParked: sample, dismissParked: { ...sample, body: { reason: 'of a spec' } } };
}

/** Opens a place to the province that took it over, in whose name some of the callers read it. */
export async function aSuccessor(admin: DataSource, { provinceId }: Pick<Place, 'provinceId'>): Promise<void> {
  const { provinceId: tenant, unitId } = successorProvince;
  await admin.query(
    `INSERT INTO directory_units (id, province_id, level, kind, code, name)
     VALUES ($1, $2, 'province', 'province', '86', 'Thử') ON CONFLICT DO NOTHING`,
    [unitId, tenant],
  );
  const [{ clocks }] = await admin.query(
    `SELECT coalesce(to_regclass('directory_clocks'), to_regclass('directory_provinces'))::text AS clocks`,
  );
  await admin.query(
    `INSERT INTO ${clocks} (province_id, is_demo, today) VALUES ($1, false, '2020-07-01') ON CONFLICT DO NOTHING`,
    [tenant],
  );
  await admin.query(`INSERT INTO province_grants VALUES ($1, 'Thử', $2, '2020-01-01')`, [provinceId, unitId]);
}

/**
 * Asks every route of a service as every role from every standing, and compares with its table: let through, or refused
 * by 403 or 404. What is another province's answers like what is not there, and no list shows it.
 */
export async function askEverybody(asked: Asked): Promise<Outcome> {
  const calls = callsOf(asked);
  const faults: string[] = [];
  for (let first = 0; first < calls.length; first += atOnce) {
    const some = calls.slice(first, first + atOnce);
    for (const fault of await Promise.all(some.map((call) => faultOf(asked, call)))) if (fault) faults.push(fault);
  }
  return { calls: calls.length, faults };
}

function callsOf({ name, place, samples, only }: Asked): Call[] {
  return linesOf(name).flatMap(({ action, rule, route }) => {
    if (!route || (only && !only.includes(action))) return [];
    const sample = samples[action] ?? {};
    return (sample.capacities ?? ['own']).flatMap((capacity) =>
      (rule.public ? standings.slice(0, 1) : standings).flatMap((standing) =>
        [...Role.options, null].map((role) => {
          const caller = callerOf(sample, place, { role, standing, capacity });
          return { action, rule, route, sample, caller, who: `${role ?? 'nobody'} of ${standing}, ${capacity}` };
        }),
      ),
    );
  });
}

function callerOf(
  { holds }: Sample,
  place: Place,
  { role, standing, capacity }: { role: Role | null; standing: Standing; capacity: Capacity },
): Caller {
  const roles = role ? [role] : [];
  return aCaller({ ...officeAt(standing, place), roles, capacity, ...(role && holds?.[role]) });
}

async function faultOf(asked: Asked, call: Call): Promise<string | undefined> {
  const answer = await send(asked.app, call);
  const { status, type, text } = answer;
  const said = `${call.action} as ${call.who}: ${status} ${type}`;
  if (status >= 500 && !(status === 503 && mayWait(asked, call))) return `${said}, a fault`;
  const through = ![401, 403, 404].includes(status);
  if (through !== isExpected(asked, call)) return `${said}, and the table says ${through ? 'no' : 'yes'}`;
  if (!isStranger(asked, call)) return undefined;
  if (through) return leaks(call, asked.place, text) ? `${said}, and shows another province` : undefined;
  return unlikeMissing(asked.app, call, answer);
}

/** Nobody reads as a successor without a grant, whatever the table says, nor in the nation what provinces alone have. */
function findsNothing({ place: { provinceId } }: Asked, { rule, sample, caller, route }: Call): boolean {
  const read = caller.readsProvinceId ?? caller.provinceId;
  if (sample.ofProvinces && read === nationId) return true;
  return caller.inherits === true && route.method === 'GET' && read !== provinceId && !rule.public;
}

/** What the table says of the call, where there is something to find. */
function isExpected(asked: Asked, call: Call): boolean {
  const { rule, sample, caller } = call;
  if (findsNothing(asked, call)) return false;
  if (isNations(call)) return isAdmitted(call);
  const place = placeOf(call);
  const states = sample.state === undefined ? [{}] : [sample.state].flat().map((state) => ({ state }));
  const granted = states.some((state) => isGranted(rule, caller, { place, ...state }));
  return rule.public !== undefined || (!rule.house && granted);
}

/** Whether the guard lets the call in, so that the service itself decides. */
const isAdmitted = ({ rule, caller, route }: Call): boolean => !rule.house && mayEver(rule, caller, route.method);

const isStranger = ({ place }: Asked, call: Call): boolean =>
  !isNations(call) &&
  !call.sample.ofTheCountry &&
  relationOf(call.caller, provincePlace(place.provinceId)) === 'otherProvince';

/** A part is away; or what somebody of a province that the service has not heard of writes at home waits for its date. */
const mayWait = ({ place }: Asked, { route, sample, caller }: Call): boolean =>
  sample.away === true || (route.command && !sample.at && caller.provinceId !== place.provinceId);

/** What is nowhere in particular is the caller's province's. */
const placeOf = ({ route, sample, caller }: Call): Where =>
  sample.at ?? (route.method === 'GET' ? listedPlace(caller) : provincePlace(caller.provinceId));

/** The nation's own, and what is asked of belongs to it, too. */
const isNations = ({ sample, caller }: Call): boolean => sample.ofNation === true && caller.provinceId === nationId;

const leaks = ({ action }: Call, { provinceId, province, district, commune }: Place, text: string): boolean =>
  !(action in quoting) && [provinceId, province, district, commune].some((id) => text.includes(id));

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** A foreign row is a missing one: the same status and problem as for an id that nobody ever had. */
async function unlikeMissing(app: NestFastifyApplication, call: Call, { status, type }: Answer) {
  if (!call.sample.at || !isAdmitted(call)) return undefined;
  const params = Object.entries(call.sample.params ?? {}).map(([name, value]) => [
    name,
    isId(value) ? randomUUID() : value,
  ]);
  const missing = await send(app, { ...call, sample: { ...call.sample, params: Object.fromEntries(params) } });
  if (missing.status === status && missing.type === type) return undefined;
  return `${call.action} as ${call.who}: ${status} ${type} for a foreign thing, ${missing.status} ${missing.type} for none`;
}

const isId = (value: string): boolean => /^[0-9a-f-]{36}$/.test(value);

async function send(app: NestFastifyApplication, { route, sample, caller }: Call): Promise<Answer> {
  const { method, command } = route;
  const body = await bodyOf(route, sample);
  const answer = await app.inject({
    method,
    url: urlOf(route, sample),
    headers: { ...as(caller), ...(command && { 'idempotency-key': randomUUID() }), ...body.headers },
    ...(body.payload && { payload: body.payload }),
  });
  return { status: answer.statusCode, type: typeOf(answer.payload), text: answer.payload };
}

function urlOf({ path, params }: RouteDefinition, sample: Sample): string {
  const small = (params ? minimal(params) : {}) as Record<string, unknown>;
  const values: Readonly<Record<string, unknown>> = { ...small, ...sample.params };
  const search = new URLSearchParams(sample.query).toString();
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(values[name])));
  return search ? `${filled}?${search}` : filled;
}

async function bodyOf({ body, bodyKind }: RouteDefinition, sample: Sample) {
  if (sample.form) {
    const request = new Request('http://service', { method: 'POST', body: sample.form });
    const type = request.headers.get('content-type') ?? '';
    return { headers: { 'content-type': type }, payload: Buffer.from(await request.arrayBuffer()) };
  }
  if (!body || bodyKind === 'multipart') return { headers: {} };
  return { headers: {}, payload: { ...(minimal(body) as object), ...sample.body } };
}

function typeOf(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'type' in body ? String(body.type) : '';
  } catch {
    return '';
  }
}
