/**
 * Owns one recorded view of each state of the preview, by name, with what a person does to get there. Data; shows
 * nothing.
 */
import type { Risk } from '../../../src/contract/views.ts';
import { messageAbout } from '../../../src/core/session/messages.ts';
import { align, alignWords } from './aligned.ts';
import { BLOCKED_VIEWS, NOTICE_VIEWS } from './message-views.ts';
import { MUCH_VIEWS } from './much-views.ts';
import { type Deed, plain, type RecordedView, review } from './recorded-view.ts';

/** Levels of a sentence, as a microphone gives them. */
const LOUD = [
  0.003, 0.006, 0.02, 0.06, 0.03, 0.12, 0.05, 0.015, 0.006, 0.004, 0.003, 0.005, 0.02, 0.08, 0.25, 0.1, 0.03, 0.15,
  0.05, 0.02, 0.008, 0.005,
];
const speak: Deed = { speak: LOUD };

const PUSH = 'git push -u origin main';
const pushHeard = alignWords(PUSH, 'git push dash=- u origin main');
const push = review(PUSH, pushHeard);

const FIND = 'find . -name "*.py" -mtime -7';
const findHeard = align(FIND, [
  ['find', 'find'],
  ['dot', '.'],
  ['dash', '-'],
  ['name', 'name'],
  ['quote', '"'],
  ['star', '*'],
  ['dot', '.'],
  ['pie', 'py'],
  ['quote', '"'],
  ['dash', '-'],
  ['m time', 'mtime'],
  ['dash seven', '-7'],
]);

const HOSTS = 'cat /etc/hosts';
const hostsHeard = align(HOSTS, [
  ['cat', 'cat'],
  ['slash', '/'],
  ['etsy', 'etc', 'repaired'],
  ['slash', '/'],
  ['hosts', 'hosts'],
]);

const ERASE = 'rm -rf / tmp';
const eraseHeard = alignWords(ERASE, 'rm dash=- rf slash=/ tmp');
const eraseRisks: readonly Risk[] = [
  {
    level: 'critical',
    code: 'recursive-delete-root',
    message: 'Deletes everything on this disk.',
    from: 7,
    to: 8,
    safer: 'rm -rf /tmp',
  },
  {
    level: 'critical',
    code: 'blank-in-path',
    message: 'A blank stands inside a path.',
    from: 8,
    to: 9,
    safer: 'rm -rf /tmp',
  },
];
const erase = review(ERASE, eraseHeard, { risks: eraseRisks, confirm: 'rm' });

const FORCE = 'git push --force origin main';
const forceRisk: Risk = {
  level: 'high',
  code: 'force-push',
  message: 'Replaces what others pushed to main.',
  from: 9,
  to: 16,
  safer: 'git push --force-with-lease origin main',
};

const CHECKOUT = 'git checkout -b fix-login';
const checkoutHeard = align(CHECKOUT, [
  ['git', 'git'],
  ['checkout', 'checkout'],
  ['dash', '-'],
  ['b', 'b'],
  ['fix', 'fix'],
  ['login', 'login'],
]);
const READINGS = [CHECKOUT, 'git checkout -b fix login', 'git checkout -b fix_login', 'git checkout -B fix-login'];
const checkout = review(CHECKOUT, checkoutHeard, {
  sure: false,
  confidence: 0.58,
  why: 'It may be one name or two words.',
  readings: READINGS,
});
const NINE = [...READINGS, 'git checkout -b Fix-login', 'git checkout -b fix-Login', 'git checkout -b fix.login'];

const LONG =
  'find . -type f \\( -name "*.js" -o -name "*.ts" \\) -not -path "*/node_modules/*" -mtime -7 -print0 | xargs -0 grep -l "TODO" | sort | head -n 20';
const longHeard = plain(
  'find dot dash type f open paren dash name quote star dot j s quote dash o dash name quote star dot t s quote close paren dash not dash path quote star slash node underscore modules slash star quote dash m time dash seven dash print zero pipe x args dash zero grep dash l quote all caps to do quote pipe sort pipe head dash n twenty',
);
const long = review(LONG, longHeard);
const CURL =
  'curl -fsSL https://downloads.example.org/tools/ripgrep/14.1.1/ripgrep-14.1.1-x86_64-linux.tar.gz -o rg.tgz';
const curlHeard = plain(
  'curl dash f s capital S capital L h t t p s colon slash slash downloads dot example dot org slash tools slash ripgrep slash fourteen dot one dot one slash ripgrep dash fourteen dot one dot one dash x eighty six underscore sixty four dash linux dot tar dot g z dash o r g dot t g z',
);
const ENDLESS = Array.from({ length: 60 }, (_, at) => `--exclude=folder-${at}`).join(' ');

const describedHeard = align("find . -name '*.py' -mtime -7", [
  ['find', 'find'],
  ['all the', ''],
  ['py', 'py'],
  ['files changed this week', ''],
]);

const whyHeard = align(PUSH, [
  ['okay so git pull no wait', null],
  ['git', 'git'],
  ['push', 'push'],
  ['dash', '-'],
  ['u', 'u'],
  ['origin', 'origin'],
  ['main', 'main'],
]);
const evidence = Object.entries({
  chance: -0.42,
  share: 0.942,
  margin: 0.61,
  agreement: 1,
  empty: 0,
  dropped: 0.46,
  droppedInside: 0,
  droppedAfter: 0,
  symbols: 0.18,
  separated: 0,
  parses: 1,
  knownCommand: 1,
  everydayCommand: 1,
  unknownFlags: 0,
  unknownWords: 0,
  proseWords: 0,
  repairs: 0,
  repairable: 0,
  length: 0.15,
  request: 0,
}).map(([name, value]) => ({ name, value }));

const ssh = 'ssh deploy@10.0.4.17';
const sshHeard = plain('ssh deploy at ten dot zero dot four dot seventeen');
const secure = messageAbout({ code: 'secure-input', detail: '1Password' });
const again = push.review;
const soFar = { heard: 'git push dash u', command: 'git push -u' };

export const PREVIEW_VIEWS = {
  ...MUCH_VIEWS,
  listening: { view: { kind: 'listening', session: 7, locked: false, soFar: null, again: null }, deeds: [speak] },
  'listening-locked': {
    view: { kind: 'listening', session: 7, locked: true, soFar: null, again: null },
    deeds: [speak],
  },
  'listening-so-far': { view: { kind: 'listening', session: 7, locked: false, soFar, again: null }, deeds: [speak] },
  transcribing: { view: { kind: 'transcribing', session: 7, soFar: null, again: null } },
  'transcribing-so-far': { view: { kind: 'transcribing', session: 7, soFar, again: null } },
  again: { view: { kind: 'listening', session: 8, locked: false, soFar: null, again }, deeds: [speak] },
  'again-transcribing': { view: { kind: 'transcribing', session: 8, soFar: null, again } },

  checking: { view: review(PUSH, pushHeard, { sure: false, checking: true, why: 'It was heard only once.' }) },
  clean: { view: push },
  'clean-learned': { view: push, look: { inserts: 20 } },
  'points-at-word': { view: review(FIND, findHeard), deeds: [{ hover: '[data-word="7"]' }] },
  'points-at-characters': { view: review(FIND, findHeard), deeds: [{ hover: '[data-from="27"]' }] },
  repair: {
    view: review(HOSTS, hostsHeard, {
      sure: false,
      confidence: 0.91,
      why: 'A word was taken for a mis-hearing and mended.',
      mended: true,
    }),
  },
  notice: {
    view: review(
      'sudo systemctl restart nginx',
      align('sudo systemctl restart nginx', [
        ['sudo', 'sudo'],
        ['system control', 'systemctl'],
        ['restart', 'restart'],
        ['nginx', 'nginx'],
      ]),
      { risks: [{ level: 'notice', code: 'sudo', message: 'Runs with all rights.', from: 0, to: 4 }] },
    ),
  },
  high: {
    view: review(FORCE, alignWords(FORCE, 'git push dash=- dash=- force origin main'), {
      risks: [forceRisk],
    }),
  },
  critical: { view: erase, deeds: [{ press: 'r' }] },
  unsure: { view: checkout },
  'unsure-second': {
    view: review(
      'git checkout -b fix login',
      alignWords('git checkout -b fix login', 'git checkout dash=- b fix login'),
      { ...checkout.review, command: 'git checkout -b fix login', picked: 1, confidence: 0, why: '' },
    ),
  },
  'unsure-many': { view: review(CHECKOUT, checkoutHeard, { ...checkout.review, readings: NINE }) },
  suggested: {
    view: review('', checkoutHeard, {
      ...checkout.review,
      command: '',
      alignment: null,
      picked: -1,
      route: 'none',
      confidence: 0.2,
    }),
  },
  doubt: {
    view: review('git psuh origin', alignWords('git psuh origin', 'git psuh origin'), {
      sure: false,
      confidence: 0.4,
      why: '“psuh” is not known to git.',
    }),
  },
  described: {
    view: review("find . -name '*.py' -mtime -7", describedHeard, {
      route: 'normalizer',
      sure: false,
      confidence: 0.6,
      why: 'Nobody said all of it.',
    }),
  },
  edit: { view: review(PUSH, pushHeard, { editing: true }), deeds: [{ select: 'main' }] },
  'edit-empty': {
    view: review('', plain('hello there'), {
      editing: true,
      alignment: null,
      route: 'none',
      sure: false,
      readings: [],
      picked: -1,
    }),
  },
  'edit-long': { view: review(LONG, { ...longHeard }, { editing: true, edited: true, alignment: null, sure: false }) },
  why: { view: review(PUSH, whyHeard, { evidence }), deeds: [{ down: 'Alt' }] },
  'notice-focused': {
    view: review('sudo reboot', alignWords('sudo reboot', 'sudo reboot'), {
      risks: [{ level: 'notice', code: 'sudo', message: 'Runs with all rights.', from: 0, to: 4 }],
    }),
    deeds: [{ press: 'Tab' }],
  },
  long: { view: long },
  'long-token': { view: review(CURL, curlHeard) },
  endless: { view: review(`rsync -a ${ENDLESS} . /backup`, plain('sync everything but these folders')) },

  'message-secure': { view: review(ssh, sshHeard, { message: secure }) },
  'message-clipboard': {
    view: review(ssh, sshHeard, {
      message: messageAbout({ code: 'clipboard-changed', detail: '' }),
    }),
  },
  'message-critical': { view: review(ERASE, eraseHeard, { risks: eraseRisks, confirm: 'rm', message: secure }) },
  ...BLOCKED_VIEWS,
  ...NOTICE_VIEWS,
} as const satisfies Record<string, RecordedView>;

export type PreviewName = keyof typeof PREVIEW_VIEWS;
export const previewView = (name: PreviewName): RecordedView => PREVIEW_VIEWS[name];
