/**
 * Owns the mis-hearings that our own tuned Whisper made of training commands, reviewed by hand: DATA, one meaning a
 * line, `place: heard, heard > meant`. The places are told in mishearings.ts. No heard phrase here is a usual English
 * one.
 */

/** At their place these are hardly ever meant as themselves. */
export const EAR = `
suffix: jz > gz
any: mcloud, ymcloud > ibmcloud
any: nagos, nogios > nagios
any: kgen > keygen
any: mindep > mindepth
any: lastxarch > elasticsearch
any: nixbkgs > nixpkgs
any: kimu > qemu
any: rabbitctl > rabbitmqctl
any: mpic > mpicc
any: slarp > slurp
any: setcorg > setxorg
any: dit > git
any: ivel, iwall > eval
any: boxdepth > maxdepth
any: chgrub > chgrp
any: c hmox, changemod > chmod
any: dmesk, dmesm > dmesg
any: dpcge, dpcng, d p k g > dpkg
any: firebox > firefox
any: flatfix > flatpak
any: fileame > filename
any: uctl, qctl > kubectl
any: qbconfig > kubeconfig
any: nickit > init
any: oname > uname
any: onzip > unzip
any: mginx > nginx
any: plasled, passid, p a ssd > passwd
suffix: bng, tng, cng > png
any: pogman > podman
any: cushd > pushd
any: tmaform > terraform
any: glami > whoami
any: urmi, urpmy > urpmi
any: sizectl > sysctl
any: odiskie > udiskie
any: drudge x > regex
any: makedir > mkdir
any: paral l > parallel
any: removedir > rmdir
any: c h root > chroot
any: g unzip > gunzip
any: my sql > mysql
any: open s s l > openssl
any: p g data > pgdata
any: print f > printf
any: kite runner > kiterunner
any: g p g > gpg
any: r s a > rsa
any: t c p > tcp
any: d d > dd
any: d n s > dns
any: f t p > ftp
any: r c > rc
any: s h > sh
any: s r c > src
any: s v g > svg
any: t r > tr
any: v m > vm
any: x z > xz
any: u u i d > uuid
any: a w s > aws
any: c f g > cfg
any: c l i > cli
any: d e b > deb
any: g u i > gui
any: h t m l > html
any: r p m > rpm
any: t g z > tgz
any: u r l > url
any: u s r > usr
any: x m l > xml
any: r u s t c > rustc
any: e n v > env
any: v a r > var
any: t m p > tmp
any: l i b > lib
any: b i n > bin
any: o p t > opt
any: d e v > dev
any: l o g > log
any: a p t > apt
any: d n f > dnf
any: y u m > yum
any: g i t > git
any: v i m > vim
any: c a t > cat
any: s e d > sed
any: a w k > awk
any: g r e p > grep
any: c u r l > curl
any: e c h o > echo
any: s u d o > sudo
any: m a n > man
any: p i p > pip
any: n v m > nvm
any: g c c > gcc
any: g d b > gdb
any: w c > wc
any: l n > ln
any: j q > jq
any: u f w > ufw
any: a p i > api
any: f z f > fzf
any: r g > rg
`;
