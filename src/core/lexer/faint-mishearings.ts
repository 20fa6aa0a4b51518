/**
 * Owns the mis-hearings that are as often meant as themselves: DATA for the reader alone, one meaning a line,
 * `place: heard, heard > meant`. The places are told in mishearings.ts.
 */

/** Only the reader weighs these: at their place they are as often meant as themselves. */
export const FAINT = `
pipeline: type > |
pipeline: bar, pike, pipes, piped > |
written: type, pie > |
written: dish, nash, hash, cache > -
written: to, too > 2
written: for > 4
written: won > 1
written: ate > 8
written: carrot > ^
written: jason > json
written: bim > vim
written: grip, group, grape > grep
written: cash > cache
written: colonel > kernel
written: root > route
written: route > root
written: score, scholar > _
written: temp > tmp
written: temp > /tmp
written: user, users > usr
written: text > txt
written: doctor, darker > docker
written: pythons > python
written: car go > cargo
written: slack, flash, splash, for slash > /
written: pint, point > print
written: pace > space
written: read us > redis
written: lengths > links
written: buying, been, ben, pin > bin
written: bar, far > var
written: get, kit > git
written: said, set > sed
written: ark, arc, arch, hawk > awk
written: tea > tee
written: dear > dir
written: stop, story, start, starred > *
written: dots, that > .
written: court, coat, cold, quotes, world > "
written: colin > :
written: at sign > @
written: tailed, told her, tilt, tilled > ~
written: plus sign > +
written: equals to > =
written: question > ?
written: semi > ;
written: dollars > $
written: ox, orcs > aux
written: pearl > perl
written: unique > uniq
written: eco > echo
written: yawn > yarn
written: original > origin
written: mane, maine, mean > main
written: docker composed > docker compose
written: docker compose > docker-compose
written: poets, parts, pause, pots, potts > pods
written: host > hosts
written: new pie > numpy
written: flasks > flask
written: vienne, ven > venv
written: tire > tar
written: lock > log
written: salary > celery
written: read me > README
written: dot end > .env
written: post gres, postgres > postgresql
path: user, users > usr
path: lock > log
path: pin > bin
suffix: pipe y > py
dashed: doctor > docker
command: else, alias > ls
command: no > node
command: t > tee
command: make directory > mkdir
command: pseudo > su
command: kernel > curl
command: salt > sort
command: cut > cat
command: do > du
command: act, up > apt
command: vm > vim
suffix: pam > pem
flag: on, um, in, and > n
flag: age > h
flag: names > name
suffix: test, tex > txt
command: three > tree
written: arch > args
written: death > depth
written: half, pass > path
flag: per > perm
flag: pit > pid
git: your > git
path: pet > path
written: group > chgrp
flag: all > al
flag: ar > r
written: wait phi, wi fi > wifi
written: file name > filename
written: file system > filesystem
written: change log > changelog
written: end point > endpoint
written: pipe line > pipeline
written: work space > workspace
written: same file > samefile
written: log > logs
written: user > users
written: test > tests
written: equal > equals
written: channel > channels
written: column > columns
written: desktop > desktops
written: document > documents
written: image > images
written: job > jobs
written: pod > pods
written: project > projects
written: task > tasks
written: check > checks
written: http > https
written: track > tracked
written: install > installed
written: e o f, eof > EOF
written: make file > makefile
written: make file > Makefile
written: docker file > Dockerfile
written: jenkins file > Jenkinsfile
written: vagrant file > Vagrantfile
written: gem file > Gemfile
written: pip file > Pipfile
written: brew file > Brewfile
written: proc file > Procfile
written: utf eight > utf-8
any: kill all > killall
any: up time > uptime
any: host name > hostname
any: type script > typescript
any: java script > javascript
any: web pack > webpack
any: home brew > homebrew
any: log rotate > logrotate
command: add user > adduser
command: who is > whois
command: dino > deno
pipeline: t > tee
suffix: x > ext
suffix: par > tar
command: get > git
command: d > date
command: edit > exit
command: right > write
suffix: com > conf
command: thing > ping
command: rm dir > rmdir
command: tick > tic
command: report > apport
command: lab > glab
command: send > sed
pipeline: set > sed
number: forty > thirty
`;
