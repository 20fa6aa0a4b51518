/**
 * Owns the risks of SQL that a command hands to a database. Never parses SQL fully: it looks at each statement's head.
 */

import type { Argument, Invocation } from './invocation.ts';
import type { Risk } from './risk.ts';

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
  readonly message: string;
}

/** The worst thing that the SQL does, if it is one of these. */
function findSqlRisk(sql: string): SqlRisk | undefined {
  const bare = sql
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/--[^\n]*|\/\*.*?\*\//gs, ' ')
    .replace(/\s+/g, ' ');
  for (const statement of bare.split(';').map((part) => part.trim())) {
    if (
      /^drop (database|schema|table|view|materialized view|index|user|role|keyspace|collection|column)\b/i.test(
        statement,
      )
    ) {
      return { code: 'sql-drop', message: 'Drops it with all its data.' };
    }
    if (/^alter table .* drop (column )?\w/i.test(statement))
      return { code: 'sql-drop', message: 'Drops the column with all its data.' };
    if (/\.(dropDatabase|drop)\(\)/.test(statement))
      return { code: 'sql-drop', message: 'Drops it with all its data.' };
    if (/^truncate (table )?(?!-)[\w."`]+/i.test(statement))
      return { code: 'sql-truncate', message: 'Deletes every row of the table.' };
    if (/^delete from\b/i.test(statement) && !/\bwhere\b/i.test(statement)) {
      return { code: 'sql-delete-all', message: 'Deletes every row: there is no WHERE.' };
    }
    if (/\.(deleteMany|remove)\(\s*(\{\s*\})?\s*\)/.test(statement))
      return { code: 'sql-delete-all', message: 'Deletes every document.' };
    if (/^update \S+ set\b/i.test(statement) && !/\bwhere\b/i.test(statement)) {
      return { code: 'sql-update-all', message: 'Changes every row: there is no WHERE.' };
    }
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
export function judgeSql(sql: string, { from, to }: Pick<Argument, 'from' | 'to'>): Risk[] {
  const found = findSqlRisk(sql);
  return found ? [{ level: 'critical', ...found, from, to }] : [];
}
