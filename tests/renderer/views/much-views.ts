/**
 * Owns recorded views with much in them at once: long words, many risks, readings over two lines. Data; shows nothing.
 */
import type { Risk } from '../../../src/contract/views.ts';
import { messageAbout } from '../../../src/core/session/messages.ts';
import { align } from './aligned.ts';
import { plain, type RecordedView, review } from './recorded-view.ts';

const RISKY = 'sudo rm -rf ~/Projekte/* && curl http://example.org/install.sh | sudo sh > /etc/hosts';
const risk = (level: Risk['level'], code: string, message: string, part: string, safer?: string): Risk => ({
  level,
  code,
  message,
  from: RISKY.indexOf(part),
  to: RISKY.indexOf(part) + part.length,
  ...(safer === undefined ? {} : { safer }),
});

const BACKUP =
  'rsync -av --delete --exclude=node_modules ~/Donaudampfschifffahrtsgesellschaft/ backup@archiv.beispielunternehmen.example:/srv/sicherungen/';
const READINGS = [
  'docker run --rm -it -v "$PWD":/work -w /work -p 8080:80 --name werkstatt node:22-bookworm npm run dev -- --host',
  'docker run --rm -it -v "$PWD":/work -w /work -p 8080:80 --name werkstatt node:22-bookworm npm run dev --host',
  'docker run --rm -it -v "$PWD":/work -w /work -p 8080:80 --name werkstatt node:20-bookworm npm run dev -- --host',
  'docker run --rm -it -v "$PWD":/work -w /work -p 80:8080 --name werkstatt node:22-bookworm npm run dev -- --host',
];

export const MUCH_VIEWS = {
  'many-risks': {
    view: review(
      RISKY,
      plain('sudo r m dash r f tilde slash projekte slash star and and curl h t t p colon slash slash'),
      {
        risks: [
          risk(
            'critical',
            'recursive-delete-home',
            'Deletes every file in this folder, without asking.',
            '~/Projekte/*',
          ),
          risk('high', 'pipe-to-shell', 'Runs what a server sends, unread.', '| sudo sh'),
          risk('high', 'overwrite', 'Replaces /etc/hosts.', '> /etc/hosts'),
          risk('notice', 'sudo', 'Runs with all rights.', 'sudo'),
        ],
        confirm: 'sudo',
        sure: false,
      },
    ),
  },
  'long-high': {
    view: review(
      BACKUP,
      plain(
        'r sync dash a v dash dash delete dash dash exclude equals node underscore modules tilde slash Donaudampfschifffahrtsgesellschaft slash backup at archiv dot beispielunternehmen dot example',
      ),
      {
        risks: [
          {
            level: 'high',
            code: 'sync-delete',
            message: 'Deletes at the other end whatever is not here.',
            from: BACKUP.indexOf('--delete'),
            to: BACKUP.indexOf('--delete') + '--delete'.length,
            safer: BACKUP.replace('-av --delete', '-avn --delete'),
          },
        ],
      },
    ),
  },
  'long-unsure': {
    view: review(
      READINGS[0] ?? '',
      plain('docker run dash dash r m dash i t dash v p w d colon slash work and so on until the end of it'),
      {
        sure: false,
        confidence: 0.44,
        why: 'It may be one name or two words.',
        readings: READINGS,
      },
    ),
  },
  'long-message': {
    view: review(BACKUP, plain('r sync dash a v dash dash delete'), {
      message: messageAbout({ code: 'secure-input', detail: 'Schlüsselbundverwaltung' }),
    }),
  },
  'long-repair': {
    view: review(
      'kubectl rollout restart deployment/zahlungsabwicklungsdienst',
      align('kubectl rollout restart deployment/zahlungsabwicklungsdienst', [
        ['cube control', 'kubectl', 'repaired'],
        ['roll out', 'rollout', 'repaired'],
        ['restart', 'restart'],
        ['deployment', 'deployment'],
        ['slash', '/'],
        ['zahlungs abwicklungs dienst', 'zahlungsabwicklungsdienst', 'repaired'],
      ]),
      { sure: false, why: 'A word was taken for a mis-hearing and mended.', mended: true },
    ),
  },
  'long-so-far': {
    view: {
      kind: 'listening',
      session: 7,
      locked: true,
      soFar: {
        heard: 'docker run',
        command: READINGS[0] ?? '',
      },
      again: null,
    },
  },
  'long-doubt': {
    view: review(
      'zahlungsabwicklungsdienst --konfigurationsdatei=/etc/zahlungen.toml',
      plain('zahlungs abwicklungs dienst'),
      {
        sure: false,
        confidence: 0.3,
        why: '“zahlungsabwicklungsdienst” is no command that is known here, and nothing like it is installed on this machine.',
      },
    ),
  },
} as const satisfies Record<string, RecordedView>;
