/**
 * Owns the likely mis-hearings: DATA, one meaning a line, `place: heard, heard > meant`. Add a line and a recorded
 * case. What the places are stands in mishearings.ts. An ordinary word never stands without a place.
 */

/** At their place these are hardly ever meant as themselves. The first lines have no ordinary words, so no place. */
export const LIKELY = `
any: pseudo, suit oh, sue do, sudoh, sudu, pseudo do, sue dough, su do > sudo
any: etsy, et cetera, etcetera, e t c, edc, e d c > etc
any: tech tech, dash tash > --
any: cube control, cube cuddle, cube cuttle, cube c t l, cube ctl, kube ctl, kube control, kube c t l, coop control, cubectl, queue control > kubectl
any: engine x, engine ex, engine axe, enginex, n jinx, en jinx > nginx
any: see dee, see d, c d > cd
any: l s, el es, ellis, elles, l es > ls
any: make dear, make dir, make deer, make der, m k dir, mk dir > mkdir
any: are em, are m, r m > rm
any: em vee, m v > mv
any: see pee, c p > cp
any: are sync, our sync, r sync, arsync > rsync
any: ch mod, change mod, c h mod, see h mod, chmode, ch mode > chmod
any: ch own, change own, c h own, chone > chown
any: ex args, x args, eggs args, ex arcs > xargs
any: chrome tab, cron tab > crontab
any: system c t l, system ctl, system control, system cuddle > systemctl
any: system d > systemd
any: journal control, journal ctl, journal c t l > journalctl
any: yamel, yammel, why aml > yaml
any: pie test, pi test > pytest
any: my pie > mypy
any: my sequel, my s q l > mysql
any: post gress, post grass, postgress, post grace > postgres
any: post gress, postgres sequel, post gress sql, postgres sql, post gress sequel > postgresql
any: p sequel > psql
any: tee mux, tea mux, t mux > tmux
any: terra form, tera form > terraform
any: reddis, red is > redis
any: dock her, docker's, dockers > docker
any: ps ox, ps orcs, p s ox > ps aux
any: doctor compose, docker compost > docker compose
any: no hop > nohup
any: container d, container dee > containerd
any: user bin > /usr/bin
any: user local > /usr/local
any: dev null, dev no, def null, slash def slash null, slash dev slash nul, dev nul > /dev/null
path: nul > null
any: w get, double u get, double you get > wget
any: tilda, tilder > ~
any: get hub, git hub > github
any: get lab > gitlab
any: jay son > json
any: dash dash jason > --json
any: h top, aitch top, age top > htop
any: auk, ock, awke > awk
any: awks > aux
any: n p m, and p m, empty m, mpm > npm
any: n p x > npx
any: s s h, ess ess h > ssh
any: s c p > scp
any: p s q l > psql
any: p w d > pwd
any: d f > df
any: d u > du
any: p s > ps
any: t a r, tarr > tar
any: e grep > egrep
any: f grep, f rep > fgrep
any: p grep > pgrep
any: p kill, pea kill > pkill
any: you name > uname
any: i p > ip
any: dir name, der name > dirname
any: u n z i p, un zip > unzip
any: g zip, jeez zip > gzip
any: pip three > pip3
any: pip in stall, pipin stall > pip install
any: dot env > .env
any: dot get ignore, dot git ignore > .gitignore
any: node modules > node_modules
any: read me > readme
any: are eff > rf
any: el ay > la
any: dash are eff > -rf
any: dash el ay > -la
any: dash el > -l
any: double u, double you > w
any: curle > curl
any: grite > grep
any: comod > go mod
any: flatbox > flatpak
any: mopro > modprobe
any: gitint > getent
any: chvup > chgrp
any: kufka > kafka
any: glub > grub
any: lso f, ls o f > lsof
any: t m files > tmpfiles
any: uneek > uniq
any: ekko > echo
any: apt get, app get > apt-get
any: nanno > nano
any: low cal host, local host > localhost
any: orgin > origin
any: comit, come it > commit
any: read base > rebase
any: cherry pick > cherry-pick
any: cube system, cubes system > kube-system
any: demon reload, daemon reload > daemon-reload
any: a patchy two > apache2
any: sis log, cis log > syslog
any: sshd config > sshd_config
any: ssh keygen, ssh key gen > ssh-keygen
any: ssh copy id > ssh-copy-id
any: ssh add > ssh-add
any: dash dash no edit > --no-edit
any: dash dash one line > --oneline
any: dash dash read only > --read-only
any: end map > nmap
any: ls of > lsof
any: jay q > jq
any: num pie, numb pie > numpy
any: jango > django
any: pie torch > pytorch
any: s lint > eslint
any: pretty er > prettier
any: veet > vite
any: vee test > vitest
any: you vicorn > uvicorn
any: z shell > zsh
any: zee shell rc > zshrc
any: dif > diff
any: ampersand sign, ampersant, and percent > &
any: fourth slash > /
any: under squirrel, undersecore, on the score > _
any: dashed > -
any: back flash > \\
any: dought > .
any: pype > |
any: cologne, coal on > :
any: quoth, double quotes, double quoth, double coat > "
any: single quotes, single quoth, single coat, single court > '
any: asterix > *
any: doll are > $
any: karat > ^
any: open parent > (
any: close parent, clothes paren > )
any: clothes bracket > ]
any: open braise, open brays, open race > {
any: close braces, close race > }
any: greater then > >
any: less then > <
path: resolve > resolv
git: get, gets, kit, good, gate > git
command: grip, crap, grab, crep, grap, grape > grep
dashed: said > sed
dashed: ark, arc, hawk > awk
dashed: tea > tee
dashed: kat, cap, cats > cat
command: doctor, darker > docker
command: alas > ls
command: fined, fine, fint > find
command: bim, them > vim
command: curl up, girl, curls > curl
command: app > apt
command: ping pong > ping
command: sink > sync
command: read us > redis
command: seedy > cd
command: arm > rm
command: the s > ps
command: sex, sec > seq
command: tank > tac
command: use control, use double > kubectl
command: month > mount
command: sorts > sort
command: change mode > chmod
command: and px > npx
command: pee es > ps
command: pearl > perl
command: pep, pit, peep > pip
command: tale, tell, tails > tail
command: hit, had > head
command: tower, tire > tar
command: unique > uniq
command: eco > echo
command: brute, brow > brew
command: wok, orc > awk
command: jupiter > jupyter
command: who am i > whoami
command: yawn, yarns > yarn
command: no no > nano
command: sue > su
command: witch > which
command: wear is > whereis
command: big > dig
command: deaf > diff
command: helmet > helm
path: been, ben, bean, fin > bin
path: temp, t m p > tmp
path: cash > cache
path: libe > lib
path: loch, lug > log
path: usar > usr
path: ver > var
path: local host > localhost
pipeline: pie > |
root: user > usr
root: bar, far > var
root: death, deaf > dev
root: opt in > opt
root: pro, crock, prop > proc
root: said see > etc
suffix: text, t x t, tea x tea > txt
suffix: jason, j son > json
suffix: pie, pi, p y > py
suffix: con, comf > conf
suffix: lock, dog > log
suffix: jar var > java
suffix: see, sea > c
suffix: aitch, age > h
suffix: es, ess h, s h, sage, shh > sh
suffix: tar ball, guitar, tire > tar
suffix: gee z, g z, jeez, geez, g zed, gee zee > gz
suffix: see s v, c s v, see sv > csv
suffix: em dee, m d > md
suffix: yam all, camel > yaml
suffix: marked down > md
suffix: get ignore > gitignore
suffix: get > git
suffix: jay s, j s > js
suffix: tee s, t s > ts
suffix: calm, come > com
suffix: dead > deb
suffix: char > jar
suffix: sequel, s q l > sql
suffix: h t m l > html
suffix: c s s > css
suffix: tom l, tommel > toml
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
flag: dee, de > d
flag: eff, ef > f
flag: gee > g
flag: aitch > h
flag: jay > j
flag: kay, okay > k
flag: em > m
flag: cue, queue > q
flag: es, ess > s
flag: vee > v
flag: zee, zed > z
flag: are f, r eff, our f > rf
flag: site > size
flag: pum > perm
flag: a m > am
number: to, too > 2
number: for > 4
number: won > 1
number: ate > 8
joined: quotes, coat > "
joined: dots > .
joined: dollars > $
joined: starred > *
joined: flash, splash > /
joined: colin > :
joined: start dot > *.
joined: equals to > =
clean: colonel > kernel
clean: cash > cache
clean: jason > json
clean: carrot > ^
clean: eco > echo
clean: mane, maine > main
clean: poets, pots, potts > pods
clean: bim > vim
clean: grip > grep
clean: yawn > yarn
`;
