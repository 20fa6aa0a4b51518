/**
 * Owns the names of programs and files that recognisers write as several words ("sequel light", "pg dump"): DATA, one
 * meaning a line, `place: heard, heard > meant`. The places are told in mishearings.ts. No heard phrase here is a usual
 * English one.
 */

/** At their place these are hardly ever meant as themselves. */
export const NAMES = `
any: sequel light, sequel lite, sequelite, s q light, s q lite, sequel late > sqlite
any: sequel light three, sequel lite three, s q light three, s q lite three > sqlite3
any: sue doe, soo do, soodoo > sudo
any: koop control, coup control, cube c d l > kubectl
any: mini cube, mini kube > minikube
any: kube admin, cube admin > kubeadm
any: cube config, kube config > kubeconfig
any: k eight s, k eights, kay eight s, k 8 s > k8s
any: k nine s, k nines > k9s
any: k three s > k3s
any: k three d > k3d
any: i eighteen n > i18n
any: md five sum, m d five sum > md5sum
any: sha two fifty six sum > sha256sum
any: base sixty four, bay sixty four > base64
any: node mon > nodemon
any: pee npm, pnp m > pnpm
any: pod man > podman
any: graph anna, gra fauna > grafana
any: ansibel, ants able > ansible
any: neo vim, n vim, new vim > nvim
any: ee max, e max > emacs
any: rip grep > ripgrep
any: x code build > xcodebuild
any: p b copy, pee bee copy > pbcopy
any: p b paste, pee bee paste > pbpaste
any: launch c t l, launch control, launch ctl > launchctl
any: md find, m d find > mdfind
any: disk util > diskutil
any: o s a script > osascript
any: net stat > netstat
any: if config > ifconfig
any: ip tables, i p tables > iptables
any: trace route > traceroute
any: n s lookup, nslook up > nslookup
any: user mod > usermod
any: user del > userdel
any: user add > useradd
any: group add > groupadd
any: pass w d, pass wd > passwd
any: vi sudo, vi pseudo > visudo
any: ch root > chroot
any: ch grp, ch group > chgrp
any: mk fs, make fs, m k fs > mkfs
any: f disk > fdisk
any: ls block, ls blk, l s block > lsblk
any: fs tab, f s tab > fstab
any: you f w > ufw
any: ssh d > sshd
any: sys ctl, cis ctl > sysctl
any: mod probe > modprobe
any: d message, dee message > dmesg
any: s trace, str ace > strace
any: val grind > valgrind
any: c make, see make > cmake
any: py env, pie env, pi env > pyenv
any: virtual env > virtualenv
any: v env, vee env > venv
any: pip env > pipenv
any: pip x > pipx
any: i python, eye python > ipython
any: fast api > fastapi
any: mat plot lib > matplotlib
any: sci kit learn, psychic learn > scikit-learn
any: mongo dump > mongodump
any: mongo s h > mongosh
any: my sql dump, my sequel dump, mysql dump > mysqldump
any: my sql admin, my sequel admin, mysql admin > mysqladmin
any: pg dump, p g dump > pg_dump
any: pg restore, p g restore > pg_restore
any: elastic search > elasticsearch
any: rabbit m q > rabbitmq
any: pac man, pack man > pacman
any: flat pack, flat pak > flatpak
any: cert bot > certbot
any: open ssl > openssl
any: n grok, en grok, ng rok > ngrok
any: tail scale > tailscale
any: dot get attributes, dot git attributes > .gitattributes
any: dot docker ignore > .dockerignore
any: bash rc > bashrc
any: bash profile > bash_profile
any: vim rc > vimrc
any: authorized keys > authorized_keys
any: known hosts > known_hosts
any: id rsa > id_rsa
any: ts config, t s config > tsconfig
`;
