/**
 * Owns the mis-hearings: what recognisers print, and what was meant. DATA: add a line here and a recorded case.
 * An ordinary word never stands without a place. Never decides: the reader weighs them, the processor steps back.
 */

/**
 * Where a mis-hearing counts. any: everywhere; command: where a command may start; dashed: there, or right before a
 * dash; path: after a slash; root: after the slash that begins a path; suffix: after a dot; flag: right after a dash;
 * git: where a command may start or before a git subcommand, unless another program's word stands before it.
 */
export type Place = 'any' | 'command' | 'dashed' | 'path' | 'root' | 'suffix' | 'flag' | 'git';

export interface Mishearing {
  readonly heard: string;
  readonly meant: string;
  readonly place: Place;
  /** At that place it is hardly ever meant as itself. */
  readonly likely: boolean;
}

/** Not words of any command: they count everywhere. `heard > meant`, several spellings divided by commas. */
const ANYWHERE = `
pseudo, suit oh, sue do, sudoh, pseudo do, sue dough, su do > sudo
etsy, et cetera, etcetera, e t c, edc, e d c > etc
tech tech > --
cube control, cube cuddle, cube cuttle, cube c t l, cube ctl, kube ctl, kube control, kube c t l, coop control, cubectl, queue control > kubectl
engine x, engine ex, engine axe, enginex, n jinx > nginx
see dee, see d, c d > cd
l s, el es, ellis, elles, l es > ls
make dear, make dir, make deer, m k dir, mk dir > mkdir
are em, are m, r m > rm
em vee, m v > mv
see pee, c p > cp
are sync, our sync, r sync, arsync > rsync
ch mod, change mod, c h mod, see h mod, chmode > chmod
ch own, change own, c h own, chone > chown
ex args, x args, eggs args > xargs
chrome tab, cron tab > crontab
system c t l, system ctl, system control, cysteme control > systemctl
journal control, journal ctl, journal c t l > journalctl
yamel, yammel, yaml > yaml
pie test > pytest
my pie > mypy
my sequel, my s q l > mysql
post gress, post grass, postgress > postgres
tee mux, t mux > tmux
terra form > terraform
dock her > docker
container d, container dee > containerd
user bin > /usr/bin
user local > /usr/local
dev null > /dev/null
dev no > /dev/null
w get, double u get > wget
tilda > ~
get hub, git hub > github
jay son > json
h top, aitch top > htop
auk, ock > awk
n p m, and p m, empty m > npm
n p x > npx
s s h > ssh
s c p > scp
p s q l > psql
p w d > pwd
d f > df
d u > du
p s > ps
t a r > tar
tarr > tar
e grep > egrep
f grep, f rep > fgrep
p grep > pgrep
p kill > pkill
v i m > vim
you name > uname
who am i > whoami
i p > ip
net stat > netstat
if config > ifconfig
trace route > traceroute
host name > hostname
base name > basename
dir name, der name > dirname
real path > realpath
u n z i p, un zip > unzip
g unzip > gunzip
g zip > gzip
nano d > nanod
fire wall > firewall
pip three > pip3
dot env > .env
read me > readme
are eff > rf
el ay > la
dash are eff > -rf
dash el ay > -la
dash el > -l
double u, double you > w
ampersand sign > &
fourth slash > /
under squirrel > _
`;

/** Ordinary words: only at their place. `place: heard > meant`. */
const PLACED = `
git: get, kit, good, gate > git
command: grip, crap, grab, crep, grap > grep
dashed: said > sed
dashed: ark, arc, hawk > awk
dashed: tea > tee
dashed: kat, cap > cat
command: doctor > docker
command: fined, fine, fint > find
command: bim > vim
command: curl up > curl
command: app > apt
command: ping pong > ping
command: sink > sync
command: read us > redis
path: been, ben > bin
root: user > usr
path: temp > tmp
path: cash > cache
path: libe > lib
path: loch > log
root: bar, far > var
root: death, deaf > dev
root: opt in > opt
root: pro, crock, prop > proc
root: said see > etc
path: local host > localhost
suffix: text, t x t, tea x tea > txt
suffix: jason, j son > json
suffix: pie, p y > py
suffix: con, comf, conf > conf
suffix: lock, dog > log
suffix: jar var > java
suffix: see, sea > c
suffix: aitch, age > h
suffix: es, ess h, s h, sage > sh
suffix: tar ball > tar
suffix: guitar > tar
suffix: gee z, g z, jeez, geez > gz
suffix: see s v, c s v > csv
suffix: em dee, m d > md
suffix: why aml, yam all > yaml
suffix: marked down > md
suffix: get ignore > gitignore
suffix: get > git
flag: are, our > r
flag: see, sea > c
flag: tea, tee > t
flag: you > u
flag: why > y
flag: pea, pee > p
flag: eye, aye > i
flag: ex > x
flag: en > n
flag: oh > o
flag: el, ell > l
flag: ay, eh, hey > a
flag: bee, be > b
flag: dee > d
flag: eff > f
flag: gee > g
flag: aitch > h
flag: jay > j
flag: kay, okay > k
flag: em > m
flag: cue, queue > q
flag: es, ess > s
flag: vee > v
flag: zee, zed > z
flag: are f, r eff > rf
flag: site > size
flag: a m > am
`;

/** Ordinary words and symbols that are sometimes something else: for the reader alone, no doubt for the processor. */
const FAINT = `
any: type > |
any: dish, nash, hash > -
any: to > 2
any: for > 4
any: carrot > ^
any: jason > json
any: bim > vim
any: grip > grep
any: cash > cache
any: colonel > kernel
any: root > route
any: route > root
any: score > _
any: temp > tmp
path: user, users > usr
any: user > usr
any: users > usr
any: text > txt
any: pythons > python
any: no > node
any: else > ls
any: for slash > /
any: car go > cargo
any: group > grep
any: slack > /
any: flash > /
any: splash > /
any: pint, point > print
any: pace > space
any: read us > redis
any: lengths > links
any: buying > bin
any: been, ben > bin
any: bar > var
any: get, kit > git
any: said, set > sed
any: alias > ls
any: arch > awk
any: ark, arc > awk
flag: names > name
any: tea > tee
any: dear > dir
any: stop > *
any: story > *
any: start > *
any: dots > .
any: that > .
any: court, coat > "
any: cold, colin > :
any: at sign > @
any: tailed, told her > ~
any: plus sign > +
any: question > ?
any: semi > ;
flag: on, um, in, and > n
flag: age > h
path: lock > log
dashed: doctor > docker
`;

function parseLines(table: string, likely: boolean): Mishearing[] {
  const found: Mishearing[] = [];
  for (const line of table.trim().split('\n')) {
    const colon = line.indexOf(': ');
    const place = colon < 0 ? 'any' : (line.slice(0, colon) as Place);
    const [heards = '', meant = ''] = line.slice(colon < 0 ? 0 : colon + 2).split(' > ');
    for (const heard of heards.split(', ')) if (heard !== meant) found.push({ heard, meant, place, likely });
  }
  return found;
}

function indexMishearings(): ReadonlyMap<string, readonly Mishearing[]> {
  const index = new Map<string, Mishearing[]>();
  const all = [...parseLines(ANYWHERE, true), ...parseLines(PLACED, true), ...parseLines(FAINT, false)];
  for (const one of all) {
    const list = index.get(one.heard);
    if (list) list.push(one);
    else index.set(one.heard, [one]);
  }
  return index;
}

/** Every mis-hearing under its whole phrase; the likely ones first. */
export const MISHEARINGS: ReadonlyMap<string, readonly Mishearing[]> = indexMishearings();

/** First words of the phrases, and how many units the longest may span. */
export const MISHEARING_STARTS: ReadonlySet<string> = new Set(
  [...MISHEARINGS.keys()].map((heard) => heard.split(' ')[0] ?? ''),
);
export const LONGEST_MISHEARING = 4;

/** Words before which "get" is git. */
export const GIT_WORDS: ReadonlySet<string> = new Set(
  (
    'add am bisect blame branch checkout cherry clean clone commit config describe diff fetch grep init log merge mv ' +
    'pull push rebase reflog remote reset restore revert rm show stash status submodule switch tag worktree'
  ).split(' '),
);

/** Programs after which the command word is still to come. */
export const PREFIX_WORDS: ReadonlySet<string> = new Set(
  'sudo pseudo xargs time nohup exec env watch then do else nice command'.split(' '),
);
