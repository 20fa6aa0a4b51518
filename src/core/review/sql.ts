/**
 * Owns the risks of SQL that a command hands to a database. Never parses SQL fully: it looks at each statement's head.
 */

import type { Argument, Invocation } from './invocation.ts';
import { type Risk, riskAt } from './risk.ts';

/** Clients and the flags whose value is SQL ('' for an operand after the database's name). */
const SQL_CLIENTS: Readonly<Record<string, string>> = {
  psql: '-c --command',
  mysql: '-e --execute',
  mariadb: '-e --execute',
  sqlite3: '-cmd',
  sqlcmd: '-Q -q',
  mycli: '-e --execute',
  pgcli: '-c',
  cockroach: '-e --execute',
  duckdb: '-c',
  'clickhouse-client': '-q --query',
  mongo: '--eval',
  mongosh: '--eval',
  cqlsh: '-e --execute',
  bq: '',
};

interface SqlRisk {
  readonly code: 'sql-drop' | 'sql-truncate' | 'sql-delete-all' | 'sql-update-all';
  /** What a statement looks like that does it. */
  readonly does: RegExp;
  /** Standing anywhere in the statement, this takes the risk away. */
  readonly unless?: RegExp;
  readonly message: string;
}

/** Of one statement, blanks collapsed. DATA; the first that fits counts. */
const SQL_RISKS: readonly SqlRisk[] = [
  {
    code: 'sql-drop',
    does: /^drop (database|schema|table|view|materialized view|index|user|role|keyspace|collection|column)\b/i,
    message: 'Drops it with all its data.',
  },
  {
    code: 'sql-drop',
    does: /^alter table .* drop (column )?\w/i,
    message: 'Drops the column with all its data.',
  },
  { code: 'sql-drop', does: /\.(dropDatabase|drop)\(\)/, message: 'Drops it with all its data.' },
  {
    code: 'sql-truncate',
    does: /^truncate (table )?(?!-)[\w."`]+/i,
    message: 'Deletes every row of the table.',
  },
  {
    code: 'sql-delete-all',
    does: /^delete from\b/i,
    unless: /\bwhere\b/i,
    message: 'Deletes every row: there is no WHERE.',
  },
  {
    code: 'sql-delete-all',
    does: /\.(deleteMany|remove)\(\s*(\{\s*\})?\s*\)/,
    message: 'Deletes every document.',
  },
  {
    code: 'sql-update-all',
    does: /^update \S+ set\b/i,
    unless: /\bwhere\b/i,
    message: 'Changes every row: there is no WHERE.',
  },
];

/** The first thing that the SQL does of these; what stands in quotes or comments does nothing. */
function findSqlRisk(sql: string): SqlRisk | undefined {
  const bare = sql
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/--[^\n]*|\/\*.*?\*\//gs, ' ')
    .replace(/\s+/g, ' ');
  for (const statement of bare.split(';').map((part) => part.trim())) {
    const found = SQL_RISKS.find(({ does, unless }) => does.test(statement) && !unless?.test(statement));
    if (found) return found;
  }
  return undefined;
}

/** True if a command line is SQL itself, typed at a database's prompt. */
export const isSql = (command: string): boolean =>
  /^\s*(select|show|insert|with)\s[^|>&]*;\s*$/i.test(command) ||
  /^\s*((select\s+.+\s+from|insert\s+into|create\s+(table|database|index|view)|show\s+(tables|databases))\s+\S|show\s+(tables|databases)\s*;?$|drop\s+(database|schema|table|view|index|user|role)\s+\w|truncate\s+table\s+\w|delete\s+from\s+\w|update\s+\w+\s+set\s+\w|alter\s+table\s+\w)/i.test(
    command,
  );

/** Risks of SQL in a client's arguments, in what `<<<` gives it, or in what is echoed into it. */
export function findDatabaseRisks({ name, args, given, input }: Invocation): Risk[] {
  if (!Object.hasOwn(SQL_CLIENTS, name)) return [];
  const piped = input
    .filter((stage) => stage.name === 'echo' || stage.name === 'printf')
    .flatMap((stage) => stage.args);
  return [...args, ...given, ...piped].flatMap((argument) => judgeSql(sqlOf(argument.value), argument)).slice(0, 1);
}

/** `-eDROP ...` and `--execute=DROP ...` hold their SQL too. */
const sqlOf = (value: string): string => value.replace(/^(--\w+=|-[ecQq](?=\w+ ))/, '');

/** The risk of SQL that stands at [from, to) of the command line. */
export function judgeSql(sql: string, where: Pick<Argument, 'from' | 'to'>): Risk[] {
  const found = findSqlRisk(sql);
  return found ? [riskAt('critical', found.code, found.message, where)] : [];
}
