"""Language requirements in the fixed words in which jdlint writes them.

"Inglise keele oskus vähemalt tasemel B2: kuulamine C1, kirjutamine B2 (soovitav) [sõnastus]", and of several languages
"Üks keeltest: … või …; soovitav; [sõnastus]". Anything else is read as a sentence (`mapper_languages`).
"""

from __future__ import annotations

import re
from functools import cache

from jdlint.readers.blocks import Piece
from jdlint.readers.labels import Labels, letters
from jdlint.readers.mapper_references import brackets, outside
from jdlint.readers.tree import mapping, scalar, sequence
from jdlint.syntax.nodes import Node

_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_OR = re.compile(r"\s(?:või|or)\s")
_Pairs = list[tuple[str, Node, Piece | None]]


def read_statement(piece: Piece, labels: Labels) -> Node | None:
    """Return the entry that a statement in fixed words makes; None for any other text."""
    one_of = next((words for words in labels.words["one_of"] if piece.text.startswith(f"{words}: ")), None)
    if one_of is None:
        return _language(piece, labels)
    rest = piece.cut(len(one_of) + 1)
    pairs: _Pairs = []
    more = re.compile(rf"(?:; (?P<liked>{_any(labels.words['preferred'])}))?(?:; \[(?P<text>.*)\])?$")
    spans = brackets(rest.text)
    found = next((m for m in more.finditer(rest.text) if m.group() and outside(m.start(), spans)), None)
    members = [_language(part, labels) for part in _alternatives(rest.cut(0, found.start() if found else None))]
    known = [member for member in members if member is not None]
    if len(known) < len(members):
        return None
    pairs.append(("any_of", sequence(known, rest), None))
    if found and found["liked"]:
        pairs.append(("preferred", scalar(rest.cut(*found.span("liked")), "true", "bool"), None))
    if found and found["text"]:
        pairs.append(("text", scalar(rest.cut(*found.span("text"))), None))
    return mapping(pairs)


def _alternatives(piece: Piece) -> list[Piece]:
    spans = brackets(piece.text)
    cuts = [match.span() for match in _OR.finditer(piece.text) if outside(match.start(), spans)]
    begins = [0, *(end for _begin, end in cuts)]
    return [piece.cut(begin, stop) for begin, stop in zip(begins, [*(b for b, _e in cuts), None], strict=True)]


def _language(piece: Piece, labels: Labels) -> Node | None:
    match = _pattern(labels).fullmatch(piece.text)
    if match is None or not any(match[part] for part in ("level", "skills", "open", "text")):
        return None

    def place(group: str) -> Piece:
        return piece.cut(*match.span(group))

    pairs: _Pairs = []
    if match["name"]:
        code = _code(match["name"], labels)
        if code is None:
            return None
        pairs.append(("language", scalar(place("name"), code), None))
    if match["level"]:
        pairs.append(("level", scalar(place("level")), None))
    if match["exactly"]:
        pairs.append(("exact", scalar(place("exactly"), "true", "bool"), None))
    if match["liked"]:
        pairs.append(("preferred", scalar(place("liked"), "true", "bool"), None))
    if match["skills"]:
        skills = _skills(place("skills"), labels)
        if skills is None:
            return None
        pairs.append(("skills", skills, None))
    if match["text"]:
        pairs.append(("text", scalar(place("text")), None))
    return mapping(pairs)


def _code(name: str, labels: Labels) -> str | None:
    names = {letters(known): code for known, code in labels.tables["languages"].items()}
    return names.get(letters(name)) or (name if _CODE.fullmatch(name) else None)


def _skills(piece: Piece, labels: Labels) -> Node | None:
    names = {name: skill for skill, words in labels.lists["skills"].items() for name in words}
    pairs: _Pairs = []
    for part in re.finditer(r"([^,]+) (\S+?)(?:, |$)", piece.text):
        skill = names.get(part[1])
        if skill is None:
            return None
        pairs.append((skill, scalar(piece.cut(*part.span(2))), None))
    return mapping(pairs)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in words)


@cache
def _pattern(labels: Labels) -> re.Pattern[str]:
    words = labels.words
    level = rf" (?:(?:vähemalt|at least)|(?P<exactly>{_any(words['exactly'])})) (?:tasemel|level) (?P<level>[A-C][12])"
    after = rf": (?:(?P<open>{_any(words['level_open'])})|(?P<skills>[^()\[\]]+))"
    name = rf"(?P<name>[\w-]+) (?:{_any(words['language_of'])})(?:{level})?(?:{after})?"
    return re.compile(rf"(?:{name})?(?: ?\((?P<liked>{_any(words['preferred'])})\))?(?: ?\[(?P<text>.+)\])?")
