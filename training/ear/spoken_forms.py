"""How shell text is said: names of symbols, ways to pronounce tool names, numbers, letters. Data and its lookups only.

Transcripts keep a well-known name as it is written ("chmod"), however it was pronounced ("C H mod", "change mod").
Written from the project's spoken protocol.
"""

from __future__ import annotations

import random

# symbol -> ways to say it; the first is the plain one
SYMBOLS: dict[str, tuple[str, ...]] = {
    "-": ("dash", "minus", "hyphen", "tack"),
    ".": ("dot", "period", "point"),
    "/": ("slash", "forward slash"),
    "\\": ("backslash",),
    "|": ("pipe", "vertical bar"),
    ">": ("greater than", "redirect", "right angle"),
    "<": ("less than", "left angle"),
    "*": ("star", "asterisk"),
    "!": ("bang", "exclamation mark", "exclamation point"),
    "#": ("hash", "pound sign", "hashtag", "number sign"),
    "~": ("tilde", "squiggly"),
    "@": ("at", "at sign", "at symbol"),
    "$": ("dollar", "dollar sign"),
    "%": ("percent", "percent sign"),
    "^": ("caret",),
    "&": ("ampersand", "and sign"),
    "=": ("equals", "equal sign", "equals sign"),
    "+": ("plus",),
    ":": ("colon",),
    ";": ("semicolon", "semi"),
    "_": ("underscore",),
    ",": ("comma",),
    "?": ("question mark",),
    '"': ("quote", "double quote", "quotation mark"),
    "'": ("single quote", "apostrophe", "tick"),
    "`": ("backtick", "grave"),
    "(": ("open paren", "left paren", "open parenthesis"),
    ")": ("close paren", "right paren", "close parenthesis"),
    "[": ("open bracket", "left bracket", "open square bracket"),
    "]": ("close bracket", "right bracket", "close square bracket"),
    "{": ("open brace", "left brace", "open curly", "open curly brace"),
    "}": ("close brace", "right brace", "close curly", "close curly brace"),
}
# longest first
SEQUENCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("2>&1", ("two redirect ampersand one", "two greater than ampersand one")),
    ("...", ("ellipsis", "triple dot", "dot dot dot")),
    ("&&", ("and and", "double ampersand")),
    ("||", ("pipe pipe", "double pipe")),
    (">>", ("append", "double greater than")),
    ("--", ("dash dash", "double dash", "minus minus")),
    ("..", ("dot dot",)),
    ("**", ("star star", "double star")),
    ("==", ("equals equals", "double equals")),
    ("::", ("colon colon", "double colon")),
)

# written name -> what a voice is asked to say. Spelled names are derived below.
PRONOUNCED: dict[str, tuple[str, ...]] = {
    "sudo": ("sue doo", "sue dough"), "etc": ("etsy", "E T C", "et see"), "usr": ("U S R", "user"),
    "chmod": ("ch mod", "change mod", "C H mod"), "chown": ("ch own", "change own", "C H own"),
    "chgrp": ("change group", "C H group"), "nginx": ("engine X",), "tmp": ("temp", "T M P"),
    "kubectl": ("cube control", "cube C T L", "cube cuttle"), "txt": ("T X T", "text"), "src": ("S R C", "source"),
    "mkdir": ("make dir", "M K dir", "make deer"), "rmdir": ("R M dir", "remove dir"), "xargs": ("X args",),
    "egrep": ("E grep",), "fgrep": ("F grep",), "json": ("jason",), "yaml": ("yamel",), "py": ("pie", "P Y"),
    "jpg": ("J P G", "jay peg"), "jpeg": ("jay peg",), "sql": ("sequel", "S Q L"), "mysql": ("my sequel",),
    "psql": ("P sequel", "P S Q L"), "wget": ("W get",), "rsync": ("R sync", "are sync"), "pytest": ("pie test",),
    "systemctl": ("system control", "system C T L"), "journalctl": ("journal control", "journal C T L"),
    "tmux": ("T mux", "tee mux"), "crontab": ("cron tab",), "localhost": ("local host",), "htop": ("H top",),
    "iname": ("I name",), "xdev": ("X dev",), "mtime": ("M time",), "atime": ("ay time",), "ctime": ("C time",),
    "maxdepth": ("max depth",), "mindepth": ("min depth",), "regex": ("redge ex", "reg ex"), "ffmpeg": ("F F M peg",),
    "stdin": ("standard in",), "stdout": ("standard out",), "stderr": ("standard error",), "bashrc": ("bash R C",),
    "gunzip": ("G unzip", "gun zip"), "gzip": ("G zip",), "nano": ("nanno",), "uniq": ("unique",), "perl": ("pearl",),
    "chroot": ("C H root", "ch root"), "ubuntu": ("oo boon too",), "redis": ("reddis",), "postgres": ("post gress",),
    "github": ("git hub",), "repo": ("reepo",), "kubernetes": ("kuber nettys",), "zsh": ("Z S H", "Z shell"),
    "vimrc": ("vim R C",), "printf": ("print F",), "sysctl": ("sys C T L", "sys control"), "pgrep": ("P grep",),
    "pkill": ("P kill",), "umount": ("you mount", "U mount"), "readlink": ("read link",), "dirname": ("dir name",),
    "basename": ("base name",), "hostname": ("host name",), "ifconfig": ("I F config",), "netstat": ("net stat",),
    "traceroute": ("trace route",), "nslookup": ("N S look up",), "openssl": ("open S S L",), "mongodb": ("mongo D B",),
    "dockerfile": ("docker file",), "makefile": ("make file",), "cmake": ("C make",), "sqlite": ("S Q lite", "sequel lite"),
    "numpy": ("num pie",), "init": ("in it", "init"), "async": ("ay sync",), "utf": ("U T F",), "ascii": ("askee",),
    "eth": ("eth", "E T H"), "wifi": ("why fie",), "gui": ("gooey", "G U I"), "cli": ("C L I",), "lvm": ("L V M",),
    "readme": ("read me",), "gitignore": ("git ignore",), "screenshot": ("screen shot",), "venv": ("V env",),
    "sha256sum": ("shah two fifty six sum",), "md5sum": ("M D five sum",), "pipx": ("pip X",), "oneline": ("one line",), "aux": ("A U X", "ox"),
}  # fmt: skip
SPELLED = """ls cd cp mv rm ps df du ln wc tr dd nc ip gcc gpg aws vm cpp css html js sh md pdf png php xml csv gz cfg http https
www ftp sftp ssh scp npm npx db pwd url dns lsof fsck tcp udp ssl api gnu usb cpu gpu ram iso svg mp ogg avi tsv tgz bz
xz ssd zfs lxc vpn pid uid gid ttl mtu nfs smb ntp arp irc id ui os hd rc tls jwt rpc crt pem rpm deb dpkg pnpm jq fg bg vi yml kvm""".split()
for _name in SPELLED:
    PRONOUNCED.setdefault(_name, (" ".join(_name.upper()),))

NATO = """alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo
sierra tango uniform victor whiskey xray yankee zulu""".split()
ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen""".split()
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def small_number(n: int) -> str:
    """0-99 as people say it."""
    if n < 20:
        return ONES[n]
    return TENS[n // 10] + (" " + ONES[n % 10] if n % 10 else "")


def number(digits: str, rng: random.Random) -> str:
    """One natural way to say a run of digits: pairs, hundreds, or digit by digit."""
    plain = digits[0] != "0" or digits == "0"
    if plain and len(digits) <= 2:
        return small_number(int(digits))
    if plain and len(digits) in (3, 4) and rng.random() < 0.5:
        front, back = digits[:-2], digits[-2:]
        if back == "00" and front[-1] != "0":
            return small_number(int(front)) + " hundred"
        if back == "00" and front.endswith("0"):
            return small_number(int(front[0])) + " thousand"
        if back[0] == "0":
            return small_number(int(front)) + " oh " + ONES[int(back)]
        return small_number(int(front)) + " " + small_number(int(back))
    oh = rng.random() < 0.2
    return " ".join("oh" if oh and d == "0" and 0 < i else ONES[int(d)] for i, d in enumerate(digits))


def pronounce(word: str, rng: random.Random) -> str:
    """What an engine is given for one word of the transcript."""
    if word in PRONOUNCED:
        return rng.choice(PRONOUNCED[word])
    if word == "a":
        return "ay"
    if word == "xray":
        return "X ray"
    return word.upper() if len(word) == 1 else word
