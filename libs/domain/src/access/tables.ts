import type { Api, RouteDefinition } from '@langmoi/contracts/api';
import { serviceApis } from '@langmoi/contracts/apis';
import { gatewayApi } from '@langmoi/contracts/gateway';
import { audit, personalAudit } from './audit';
import { criteria } from './criteria';
import { culture } from './culture';
import { decisions } from './decisions';
import { dependants } from './dependants';
import { directory } from './directory';
import { evidence } from './evidence';
import { figureClosings } from './figure-closings';
import { figureExports } from './figure-exports';
import { figureImports } from './figure-imports';
import { figures } from './figures';
import { folderLines } from './folder-lines';
import { funding } from './funding';
import { gateway } from './gateway';
import { identity } from './identity';
import { judgements } from './judgements';
import { missing } from './missing';
import { operations } from './operations';
import { poverty } from './poverty';
import { recognition } from './recognition';
import { reporting } from './reporting';
import { setProposals } from './set-proposals';
import type { AccessTable, Rule } from './table';
import { years } from './years';
import { unitJudgements } from './unit-judgements';

type Served = typeof serviceApis;

const house = { ...operations, ...audit };

/** The table of every service that is served, by its name: one that lacks a route of its contract does not compile. */
export const accessTables = {
  directory: { ...directory, ...dependants, ...personalAudit, ...house },
  criteria: {
    ...criteria,
    ...figures,
    ...figureClosings,
    ...figureImports,
    ...figureExports,
    ...evidence,
    ...judgements,
    ...unitJudgements,
    ...missing,
    ...decisions,
    ...setProposals,
    ...years,
    ...folderLines,
    ...dependants,
    ...personalAudit,
    ...house,
  },
  funding: { ...funding, ...folderLines, ...dependants, ...house },
  poverty: { ...poverty, ...folderLines, ...dependants, ...personalAudit, ...house },
  culture: { ...culture, ...folderLines, ...dependants, ...house },
  recognition: { ...recognition, ...folderLines, ...dependants, ...house },
  reporting: { ...reporting, ...house },
  identity: { ...identity, ...house },
  gateway,
} as const satisfies { readonly [S in keyof Served]: AccessTable<Served[S]> } & Readonly<
  Record<string, Readonly<Record<string, Rule>>>
>;

/** A service that has a table, and the gateway. */
export type TableName = keyof typeof accessTables;

const apis: Readonly<Record<TableName, Api>> = {
  ...serviceApis,
  gateway: gatewayApi,
};

/** The routes that a table's lines stand for, by name. */
export const routesOf = (name: TableName): Api => apis[name];

/** One line of a table as a page or a test reads it; `route` absent for what is no route of its own. */
export interface Line {
  readonly action: string;
  readonly rule: Rule;
  readonly route?: RouteDefinition;
}

/** Every line of a service's table in its order, each with its route. */
export function linesOf(name: TableName): Line[] {
  const table: Readonly<Record<string, Rule>> = accessTables[name];
  return Object.entries(table).map(([action, rule]) => {
    const route = apis[name][action];
    return { action, rule, ...(route && { route }) };
  });
}
