/**
 * Owns the proof that a program opens no connection: its whole tree of processes runs under strace, which sees every
 * connect and every packet that is sent, native code's and Chromium's too. Never stops one: the test fails afterwards.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Tracer {
  /** Starts `program` with its arguments, traced. */
  readonly executable: string;
  /** What went to the network so far, as strace writes it; nothing that stays on this machine. */
  connections(): string[];
}

/** Why nothing can be traced here, in words for the name of a skipped test; null when it can. */
export function whyNoTracer(): string | null {
  const traced = spawnSync('strace', ['-f', '-qq', '--seccomp-bpf', '-e', 'trace=connect', 'true']);
  return traced.status === 0 ? null : 'SKIPPED: strace is not installed, or may not trace here';
}

const TRACED = 'connect,sendto,sendmsg,sendmmsg';
/** An address of the internet family in a call that strace printed. */
const ADDRESS = /sa_family=AF_INET6?\b.*?(?:sin_addr=inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")/;
/**
 * The call and its socket as strace -yy describes it, behind a padded process number: `5869
 * connect(10<UDPv6:[[::]:5353]>`.
 */
const CALL = /^\d+ +(\w+)\(\d+<(\w+):(\[\S*\])>/;
const isLocal = (address: string): boolean => /^(?:127\.|::1$|::ffff:127\.|0\.0\.0\.0$)/.test(address);

/**
 * The calls that left this machine. Connecting a datagram socket sends nothing, the kernel only looks up a route
 * (Chromium asks in this way whether there is IPv6 at all); what is sent over it afterwards counts.
 */
export function findLeaving(lines: readonly string[]): string[] {
  const routed = new Map<string, string>();
  return lines.flatMap((line) => {
    const [, call, protocol = '', socket = ''] = CALL.exec(line) ?? [];
    const [, four, six] = ADDRESS.exec(line) ?? [];
    const address = four ?? six;
    const isDatagram = protocol.startsWith('UDP');
    if (address === undefined) {
      const to = call === 'connect' ? undefined : routed.get(socket);
      return isDatagram && to !== undefined ? [`${line} to ${to}`] : [];
    }
    if (isLocal(address)) return [];
    if (!isDatagram || call !== 'connect') return [line];
    routed.set(socket, address);
    return [];
  });
}

/** A tracer that keeps its script and its record in `folder`. */
export function createTracer(folder: string, program: string): Tracer {
  const record = join(folder, 'system-calls');
  const executable = join(folder, 'traced');
  const strace = `exec strace -f -qq -yy --seccomp-bpf -e trace=${TRACED} -e signal=none -o '${record}'`;
  writeFileSync(executable, `#!/bin/sh\n${strace} '${program}' "$@"\n`);
  chmodSync(executable, 0o755);
  return {
    executable,
    connections: () => {
      const lines = existsSync(record) ? readFileSync(record, 'utf8').split('\n') : [];
      return findLeaving(lines);
    },
  };
}
