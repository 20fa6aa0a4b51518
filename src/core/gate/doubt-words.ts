/** Owns the words and places behind the doubts. DATA: add a word and a case in tests/core/gate. Never decides. */

/**
 * Slips of the review that say: this was heard or joined wrongly. Lists of subcommands are never whole: those are not
 * here.
 */
export const SLIPS: ReadonlySet<string> = new Set([
  'unknown-command',
  'unknown-flag',
  'blank-in-path',
  'split-flag',
  'correction-left',
  'printed-sign',
]);
/** Commands that are everyday words: said alone they may be talk. */
export const LONE_WORDS: ReadonlySet<string> = new Set(
  'yes echo time make man who which cut join split look more less head tail sort find test read write wait top exit shift hello kill'.split(
    ' ',
  ),
);
/** Where absolute paths begin. */
export const ROOTS: ReadonlySet<string> = new Set(
  'bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr var Users Applications Library'.split(
    ' ',
  ),
);
/** Left out at the beginning, these make the rest something else than a dictation. */
export const QUESTION_WORDS: ReadonlySet<string> = new Set(
  "why can't cannot won't don't doesn't didn't isn't never not if how who whether when where wonder".split(' '),
);
/** Words that sound like numbers; alone as a value they are as likely the number. */
export const NUMBER_SOUNDS: ReadonlySet<string> = new Set('for fore to too won ate'.split(' '));
/** Words that sound like names of commands' things, in places where those are usual. */
export const NAME_SOUNDS: readonly RegExp[] = [
  /(^|[ =:/])route@/,
  /\bchown (-\w+ )?route\b/,
  /\/(etsy|ben|been|user)(\/|$| )/,
  /\bmanage\.py (run server|make (migrations|messages)|collect static|show migrations|start (app|project)|(db )?shell plus)\b/,
];
/** Names that hidden files have, glued to a word. */
export const DOT_FILE =
  /\w\.(venv|env|git|gitignore|ssh|bashrc|bash_profile|config|cache|local|npmrc|zshrc|vimrc|profile|dockerignore|aws|kube)$/;
/** Tokens after which flags are another command's. */
export const ENDS_OWN = /^(?:[|;&]|\|\||&&|--|-exec|-execdir|-ok|-okdir)$|^["'`]|\$\(|`/;
/** Subcommands that run a command in another place: its flags are its own. */
export const RUNS_ANOTHER: ReadonlySet<string> = new Set([
  'docker exec',
  'docker run',
  'docker compose',
  'docker container',
  'podman exec',
  'podman run',
  'kubectl exec',
  'kubectl run',
  'npm exec',
  'cargo run',
  'uv run',
  'poetry run',
]);
/** English words that are usual names of remotes, branches, services and scripts. */
export const USUAL_NAMES: ReadonlySet<string> = new Set(
  'origin upstream main master develop dev staging production web api app db test build start head'.split(' '),
);
/** What stands before a dash that means "the last one", "what comes in" or "what goes out". */
export const TAKES_DASH = /^(?:cd|su|cat|checkout|switch|merge|rebase|-\w+|\w*f)$/;
