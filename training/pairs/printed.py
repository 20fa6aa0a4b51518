"""A command as a recogniser prints it: partly written already, sentence case, commas, a closing full stop.

Letter case and hyphens are as careless as Whisper's; no character of the command is lost without its sound.
"""

from __future__ import annotations

import random
import re

from training.pairs.atoms import BLANK, NUMBER, SYMBOL, WORD
from training.pairs.manners import Manner
from training.pairs.pieces import CASING, Piece
from training.pairs.speakers import say_fuzzy

_PRINTS = re.compile(r"[./~:=@_-]")


def print_pieces(command: str, rng: random.Random, manner: Manner) -> list[Piece] | None:
    """One piece a token: written, or spoken with printed words."""
    spoken = say_fuzzy(command, rng, manner)
    if spoken is None:
        return None
    written_share = rng.choice((0.25, 0.5, 0.8, 0.95))
    shout = rng.random() < 0.2
    titled = rng.random() < 0.25
    hyphens = rng.choice((0.0, 0.0, 0.3))
    pieces: list[Piece] = []
    token: list[Piece] = []
    for piece in [*spoken, Piece((), BLANK, " ")]:
        if piece.kind != BLANK or piece.quote:
            token.append(piece)
            continue
        if token:
            words = _print_token(token, rng, written_share, shout, titled)
            pieces.append(Piece(tuple(words), token[0].kind, "".join(p.written for p in token), "", token[0].flag))
            token = []
        keep = piece.words and (rng.random() < 0.3 or any(w in CASING for p in pieces[-1:] for w in p.words))
        pieces.append(piece if keep else Piece((), BLANK, " "))
    pieces.pop()
    pieces = _swallow_blanks(pieces, rng) if rng.random() < 0.06 else pieces
    return _hyphenate(pieces, rng) if hyphens and rng.random() < hyphens else pieces


def _print_token(token: list[Piece], rng: random.Random, share: float, shout: bool, titled: bool) -> list[str]:
    text = "".join(p.written for p in token)
    if any(c in text for c in "\"'"):
        return _print_quoted(token, rng, share, shout, titled)
    if rng.random() < share:
        return _print_written(text, rng, shout, titled)
    words: list[str] = []
    for piece in token:
        if piece.kind == NUMBER:
            words.append(piece.written)
        elif piece.flag and len(piece.words) > 1 and all(len(w) == 1 for w in piece.words) and rng.random() < 0.5:
            glued = "".join(piece.words)
            words.append(glued.upper() if rng.random() < 0.6 else piece.written)
        elif (
            piece.kind == WORD
            and len(words) > 1
            and words[-1].lower() == "dot"
            and words[-2].isalnum()
            and rng.random() < 0.5
        ):
            words[-2:] = [f"{words[-2]}.{piece.written}"]
        elif piece.kind == SYMBOL:
            mark = rng.random() < share * 0.5
            words += (
                [piece.written]
                if mark and piece.written not in (",", ".", "?", "!")
                else _titled(list(piece.words), rng, titled)
            )
        else:
            words += [_print_word(w, rng, shout, titled and rng.random() < 0.3) for w in piece.words]
    return words


def _print_quoted(token: list[Piece], rng: random.Random, share: float, shout: bool, titled: bool) -> list[str]:
    """Quoted text keeps its words; the marks are said or printed."""
    words: list[str] = []
    for piece in token:
        if (
            piece.kind == SYMBOL
            and piece.written not in "\"'"
            and rng.random() < share
            and words
            and not words[-1].isspace()
        ):
            words.append(piece.written if piece.written not in ".,?!" else " ".join(piece.words))
        elif piece.kind == NUMBER:
            words.append(piece.written)
        else:
            words += _titled(list(piece.words), rng, titled) if piece.kind == SYMBOL else list(piece.words)
    return " ".join(words).split()


def _print_written(text: str, rng: random.Random, shout: bool, titled: bool) -> list[str]:
    if re.fullmatch(r"-[A-Za-z]{1,4}", text):
        roll = rng.random()
        if roll < 0.12:
            return ["dash", text[1:].upper() if rng.random() < 0.6 else text[1:]]
        if roll < 0.2:
            return ["-", text[1:]]
        if roll < 0.3:
            return ["-" + text[1:].upper()]
        if roll < 0.36 and len(text) > 2:
            return ["-" + "-".join(text[1:].upper())]
        return [text]
    if re.fullmatch(r"--[a-z-]+", text) and rng.random() < 0.3:
        return rng.choice((["--", text[2:]], ["dash", "dash", text[2:]], ["-", "-" + text[2:]]))
    if "/" in text and rng.random() < 0.15:
        return re.sub(r"/", " slash ", text).split()
    if "." in text and len(text) > 3 and rng.random() < 0.12:
        return re.sub(r"\.(?=\w)", " dot ", text).split()
    if _PRINTS.search(text) or not text.isalpha():
        return [text]
    return [_print_word(text, rng, shout, titled)]


def _print_word(word: str, rng: random.Random, shout: bool, titled: bool) -> str:
    if shout and len(word) <= 4 and word.islower() and word.isalpha() and rng.random() < 0.7:
        return word.upper()
    return word[:1].upper() + word[1:] if titled and word.islower() else word


def _titled(words: list[str], rng: random.Random, titled: bool) -> list[str]:
    if titled and rng.random() < 0.5:
        return [words[0].capitalize(), *words[1:]]
    return words


def _swallow_blanks(pieces: list[Piece], rng: random.Random) -> list[Piece]:
    """`. -name` printed as `.-name`: a blank lost before a dash."""
    out: list[Piece] = []
    for piece in pieces:
        glue = (
            len(out) > 1
            and not out[-1].words
            and piece.words
            and piece.words[0].startswith("-")
            and out[-2].words
            and out[-2].words[-1] in (".", "..")
        )
        if glue:
            before = out[-2]
            out[-2:] = [
                Piece(
                    (*before.words[:-1], before.words[-1] + piece.words[0], *piece.words[1:]),
                    WORD,
                    f"{before.written} {piece.written}",
                )
            ]
        else:
            out.append(piece)
    return out


def _hyphenate(pieces: list[Piece], rng: random.Random) -> list[Piece]:
    """The first two words printed as one: `Git-push`, `LS-LA`."""
    if len(pieces) < 3 or not all(len(p.words) == 1 for p in (pieces[0], pieces[2])):
        return pieces
    first, second = pieces[0].words[0], pieces[2].words[0].lstrip("-")
    if not (first.isalpha() and second.isalpha() and pieces[2].written in (second.lower(), "-" + second.lower())):
        return pieces
    glued = Piece((f"{first}-{second}",), WORD, pieces[0].written + " " + pieces[2].written)
    return [glued, *pieces[3:]]
