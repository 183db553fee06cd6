import { Role } from '@langmoi/contracts/caller';
import type { Text } from '@langmoi/contracts/common';
import { fields, fieldTable } from '@langmoi/domain/access/fields';
import { hearings, type HearingTable } from '@langmoi/domain/access/hearings';
import type { Grant, Relation, Rule } from '@langmoi/domain/access/table';
import { accessTables, linesOf, type Line, type TableName } from '@langmoi/domain/access/tables';
import { shell } from '../../apps/web/src/i18n/vi/shell';
import { capacityWords, relationWords, serviceWords, statesOf } from './words';

const words: Readonly<Record<string, string>> = shell;
const roleWord = (role: Role): string => words[`role.${role}`] ?? role;
const both = ({ vi, en }: Text): string => `${vi} _${en}_`;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];

const operationNames = ['viewOperations', 'replayParked', 'dismissParked', 'listProvinceReads'];

/** Every page of docs/access by its file name, as Markdown. */
export function pages(): Record<string, string> {
  const names = Object.keys(accessTables) as TableName[];
  const ofServices = names.map((name) => [`${name}.md`, servicePage(name)]);
  return Object.fromEntries([
    ...ofServices,
    ['operations.md', operationsPage()],
    ['fields.md', fieldsPage()],
    ['README.md', indexPage(names)],
  ]) as Record<string, string>;
}

const note = '<!-- node tools/access-docs.mjs --write -->';
const page = (lines: readonly string[]): string => `${[note, '', ...lines].join('\n')}\n`;

function indexPage(names: readonly TableName[]): string {
  return page([
    '# Ai được làm gì · Who may do what',
    '',
    'Trang này và các trang bên dưới được sinh ra từ chính các bảng mà dịch vụ dùng để quyết định (`libs/domain/src/access`). _This page and those below are made from the very tables that the services decide by._',
    '',
    ...names.map((name) => `- [${both(serviceWords[name] ?? { vi: name, en: name })}](${name}.md)`),
    '- [Vận hành _Operations_](operations.md): như nhau ở mọi dịch vụ _the same in every service_',
    '- [Trường dữ liệu cá nhân _Fields of persons_](fields.md)',
    '',
    '## Chữ trong ô · Letters in a cell',
    '',
    ...table(
      ['Chữ', 'Đơn vị của việc đó so với người hỏi', 'To the reader, the unit is'],
      Object.values(relationWords).map(({ letter, vi, en }) => [letter, vi, en]),
    ),
    '',
    'Có dấu `*`: chỉ trong một số trạng thái, nêu ở dưới bảng. _With `*`: in some states alone, named below the table._',
    '',
    '## Vai trò · Roles',
    '',
    ...table(
      ['Vai trò', 'Tên trong mã'],
      Role.options.map((role) => [roleWord(role), `\`${role}\``]),
    ),
  ]);
}

function servicePage(name: TableName): string {
  const lines = linesOf(name).filter(({ action }) => !operationNames.includes(action));
  const { vi, en } = serviceWords[name] ?? { vi: name, en: name };
  const heard = Object.entries((hearings as Readonly<Record<string, HearingTable>>)[name] ?? {});
  return page([
    `# ${vi} · ${en}`,
    '',
    '[Chữ trong ô _letters in a cell_](README.md)',
    '',
    ...matrixOf(lines),
    '',
    ...lines.flatMap(detailsOf),
    ...(heard.length === 0
      ? []
      : [
          '## Nghe ai · Whose word is taken',
          '',
          ...table(
            ['Sự kiện', 'Chỉ của', 'Để làm gì'],
            heard.map(([type, { from, why }]) => [`\`${type}\``, from, both(why)]),
          ),
        ]),
  ]);
}

function operationsPage(): string {
  const lines = linesOf('criteria').filter(({ action }) => operationNames.includes(action));
  return page(['# Vận hành · Operations', '', ...matrixOf(lines), '', ...lines.flatMap(detailsOf)]);
}

// — The matrix: action × role × relation —

const letters = (relations: readonly Relation[]): string =>
  Object.entries(relationWords)
    .filter(([relation]) => relations.includes(relation as Relation))
    .map(([, { letter }]) => letter)
    .join('');

/** What a role finds in one line: where, and `*` where only in some states or capacities. */
function cell({ rule }: Line, role: Role): string {
  const mine = rule.grants.filter(({ roles }) => roles.includes(role));
  if (mine.length === 0) return '';
  const bound = mine.some(({ states, capacities }) => states ?? capacities);
  return letters(mine.flatMap(({ relations }) => relations)) + (bound ? '*' : '');
}

/** Roles that find the same in every line share a column. */
function matrixOf(lines: readonly Line[]): string[] {
  const granted = lines.filter(({ rule }) => rule.grants.length > 0);
  const columns = Map.groupBy(Role.options, (role) => granted.map((line) => cell(line, role)).join('|'));
  const shown = [...columns.entries()].filter(([cells]) => /[A-Z]/.test(cells)).map(([, roles]) => roles);
  if (shown.length === 0) return [];
  return table(
    ['', ...shown.map((roles) => roles.map(roleWord).join(', '))],
    granted.map((line) => [`\`${line.action}\``, ...shown.map(([role]) => (role ? cell(line, role) : ''))]),
  );
}

// — Each line in words —

function detailsOf({ action, rule, route }: Line): string[] {
  const { why, source, besides } = rule;
  return [
    `## ${action}`,
    '',
    ...(route ? [`\`${route.method} ${route.path}\` ${route.summary}.`, ''] : []),
    both(why),
    '',
    ...[...rule.grants.filter(({ states, capacities }) => states ?? capacities).map(boundOf), ...otherWays(rule)],
    ...(besides ? [`- Ngoài ra · Besides: ${both(besides)}`] : []),
    ...(source
      ? [`- Căn cứ · By: ${source.document}${source.note ? `, ${source.note}` : ''}${lineOf(source.line)}`]
      : []),
    '',
  ];
}

const lineOf = (line: number | null): string => (line === null ? '' : ` (dòng ${line})`);

function boundOf({ roles, states, capacities }: Grant): string {
  const who = roles.map(roleWord).join(', ');
  const when = states ? `: ${statesOf(states)}` : '';
  const how = capacities ? `; ${capacities.map((capacity) => capacityWords[capacity].vi).join(', ')}` : '';
  return `- ${who}${when}${how}`;
}

function otherWays({ public: open, ownAccount, house }: Rule): string[] {
  return [
    ...(open ? [`- Ai cũng được, kể cả chưa đăng nhập · Anybody: ${both(open)}`] : []),
    ...(ownAccount ? [`- Ai đã đăng nhập · Whoever is signed in: ${both(ownAccount)}`] : []),
    ...(house ? [`- Chỉ một phần của hệ thống · Only a part of the house: \`${house}\``] : []),
  ];
}

// — Fields —

function fieldsPage(): string {
  return page([
    '# Trường dữ liệu cá nhân · Fields of persons',
    '',
    'Ai không có tên ở đây thấy `•••`, trong trang, danh sách, tệp xuất và tìm kiếm. _Whoever is not named here sees `•••`, on the page, in lists, exports and search._',
    '',
    ...table(
      ['Trường', 'Ai thấy', 'Vì sao'],
      fields.map((field) => {
        const { grants, why } = fieldTable[field];
        const who = grants.map(
          ({ roles, relations, withPurpose }) =>
            `${roles.map(roleWord).join(', ')} (${letters(relations)}${withPurpose ? ', đã nêu mục đích' : ''})`,
        );
        return [`\`${field}\``, who.join('; '), both(why)];
      }),
    ),
  ]);
}
