"""References to other posts: "Nõustaja (kriisiabi) (ülesannete ulatuses, …), osakonna teenistujad" to nodes.

Five kinds: a post (by the words that stand there), a group, a delegated choice, a chart, and none ("-"). Titles are
kept as they are written, inflected or not: which post is meant is found out elsewhere.
"""

from __future__ import annotations

import re

from jdlint.readers.blocks import Piece
from jdlint.readers.flow import depth
from jdlint.readers.labels import Labels, letters, resembles
from jdlint.readers.signs import is_name
from jdlint.readers.tree import mapping, scalar, sequence
from jdlint.syntax.nodes import Mapping, Node

_OPEN = "([{"
_CLOSE = ")]}"
_BETWEEN = re.compile(r"\s(või|voi|ja|ning|and|or)\s", re.IGNORECASE)
_LEADING = re.compile(r"(?:või|voi|ja|ning|and|or)\s+", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:mis|kes|kelle|kui|kus|mille)\b", re.IGNORECASE)
_EDGES = " \t,;."
_ABOVE = re.compile(r"\s/\s")
_ID = re.compile(r"(?:^|\s)\[([^\[\]]+)\]$")


def is_none(text: str, labels: Labels) -> bool:
    """Tell whether `text` says that there is none: "-", "puuduvad"."""
    return text.strip(" .;").lower() in labels.words["none"]


def references(piece: Piece, labels: Labels) -> tuple[list[Node], list[Piece], bool]:
    """Return the references in `piece`, what looks like persons' names, and whether dividing them took a guess."""
    unsure = depth(piece.text) > 0
    nodes: list[Node] = []
    persons: list[Piece] = []
    for part in _at_commas(piece):
        for single, guessed in _at_conjunctions(part, labels):
            unsure = unsure or guessed
            if is_name(single.text, labels):
                persons.append(single)
            elif single.text:
                nodes.append(reference(single, labels))
    return nodes, persons, unsure


def reference(piece: Piece, labels: Labels) -> Node:
    """Return one reference: words, or a mapping where they say more than a title.

    Beside what people write, the fixed form that jdlint writes is understood: "Konservaator [konservaator-2]; üksus:
    Kogude osakond; ulatus: …; aeg: …", "määrab: peadirektor".
    """
    piece, parts = _parts(piece, labels)
    node = _kind(piece, labels) or _words(_trim(piece), labels)
    if not parts:
        return node
    pairs: list[tuple[str, Node, Piece | None]] = []
    if isinstance(node, Mapping):
        pairs += [(key, value, None) for key, value in node.values.items()]
    else:
        pairs.append(("title", node, None))
    return mapping([*pairs, *parts])


def _parts(piece: Piece, labels: Labels) -> tuple[Piece, list[tuple[str, Node, Piece | None]]]:
    """Return what stands before "; ulatus: …" and the like, and these parts."""
    names = {name: part for part, words in labels.lists["reference_parts"].items() for name in words}
    found = list(re.finditer(rf";\s*({'|'.join(names)}):\s*", piece.text))
    out: list[tuple[str, Node, Piece | None]] = []
    for match, end in zip(found, [*(m.start() for m in found[1:]), len(piece.text)], strict=False):
        value = piece.cut(match.end(), end)
        if names[match[1]] == "unit":
            cuts = [m.span() for m in _ABOVE.finditer(value.text)]
            begins = [0, *(end for _begin, end in cuts)]
            ends = [*(begin for begin, _end in cuts), None]
            units: list[Node] = [scalar(value.cut(*span)) for span in zip(begins, ends, strict=True)]
            out.append(("unit", sequence(units, value), None))
        else:
            out.append((names[match[1]], scalar(value), None))
    return (piece.cut(0, found[0].start()) if found else piece), out


def _kind(piece: Piece, labels: Labels) -> Node | None:
    """Return a reference whose kind stands before it, or whose id stands behind it in square brackets."""
    for kind, words in labels.lists["reference_kinds"].items():
        for word in words:
            if piece.text.lower().startswith(f"{word}: "):
                return mapping([(kind, scalar(piece.cut(len(word) + 1)), None)])
    named = _ID.search(piece.text)
    return mapping([("position", scalar(piece.cut(*named.span(1))), None)]) if named else None


def _words(piece: Piece, labels: Labels) -> Node:
    """Return what the words of people say."""
    words = [letters(word) for word in piece.text.split()]
    delegated = _first(words, labels.words["delegated"])
    if delegated is not None:
        by = _words_before(piece, delegated)
        if by.text.lower().endswith(" poolt"):
            by = by.cut(0, len(by.text) - len(" poolt"))
        return mapping([("delegated_by", scalar(by if by.text else piece), None)])
    if _first(words, labels.words["chart"]) is not None:
        return mapping([("chart", scalar(piece), None)])
    title, scope, period = _title(piece, labels)
    kind = (
        "group" if _first([letters(w) for w in title.text.split()][-1:], labels.words["group"]) is not None else "title"
    )
    if kind == "title" and scope is None and period is None:
        return scalar(title)
    pairs: list[tuple[str, Node, Piece | None]] = [(kind, scalar(title), None)]
    if scope is not None:
        pairs.append(("scope", scalar(scope), None))
    if period is not None:
        pairs.append(("period", scalar(period), None))
    return mapping(pairs)


def _title(piece: Piece, labels: Labels) -> tuple[Piece, Piece | None, Piece | None]:
    """Return title, scope ("… ulatuses …") and period ("puhkuse ajal")."""
    scope: Piece | None = None
    period: Piece | None = None
    for begin, end in reversed(brackets(piece.text)):
        inner = piece.cut(begin + 1, end - 1 if piece.text[end - 1] in _CLOSE else end)
        if any(resembles(word.strip(",.;"), "ulatuses") for word in inner.text.split()):
            scope = inner
        elif inner.text.rstrip(" .").endswith(" ajal"):
            period = inner
        else:
            break
        if not piece.text[end:].strip(_EDGES):
            piece = _trim(piece.cut(0, begin))
    if scope is None:
        words = list(re.finditer(r"\S+", piece.text))
        at = next((i for i, w in enumerate(words) if i > 1 and w.group().strip(",.;").lower() == "ulatuses"), None)
        if at is not None:
            begin = words[at - 1].start()
            scope, piece = piece.cut(begin), _trim(piece.cut(0, begin))
    if period is None and piece.text.endswith(" ajal"):
        first = next((m for m in re.finditer(r"\S+", piece.text) if m.group().lower() in labels.words["period"]), None)
        if first is not None and first.start():
            period, piece = piece.cut(first.start()), _trim(piece.cut(0, first.start()))
    return piece, scope, period


def brackets(text: str) -> list[tuple[int, int]]:
    """Return begin and end of every outermost bracket; one that is never closed reaches to the end."""
    out: list[tuple[int, int]] = []
    level = begin = 0
    for i, char in enumerate(text):
        if char in _OPEN:
            if level == 0:
                begin = i
            level += 1
        elif char in _CLOSE and level:
            level -= 1
            if level == 0:
                out.append((begin, i + 1))
    if level:
        out.append((begin, len(text)))
    return out


def outside(position: int, spans: list[tuple[int, int]]) -> bool:
    return not any(begin <= position < end for begin, end in spans)


def _at_commas(piece: Piece) -> list[Piece]:
    """Cut at commas outside brackets; a relative clause ("mis ei seisne …") stays with what it explains."""
    spans: list[tuple[int, int]] = []
    level = last = 0
    for i, char in enumerate([*piece.text, ","]):
        if char in _OPEN:
            level += 1
        elif char in _CLOSE and level:
            level -= 1
        elif (char in ",;" and level == 0) or i == len(piece.text):
            begin = last + len(piece.text[last:i]) - len(piece.text[last:i].lstrip())
            if spans and _RELATIVE.match(piece.text, begin):
                spans[-1] = (spans[-1][0], i)
            else:
                lead = _LEADING.match(piece.text, begin)
                spans.append((lead.end() if lead else begin, i))
            last = i + 1
    parts = [piece.cut(*span) for span in spans]
    return [part for part in parts if part.text.strip(_EDGES)]


def _at_conjunctions(piece: Piece, labels: Labels) -> list[tuple[Piece, bool]]:
    """Cut at "või" and "ja" between posts; "teabe ja analüüsi osakonna juhataja" is one post."""
    text = piece.text
    spans = brackets(text)
    out: list[tuple[Piece, bool]] = []
    last = 0
    guessed = False
    for found in _BETWEEN.finditer(text):
        left = text[last : found.start()].rstrip()
        if not outside(found.start(), spans) or not left or left.endswith("-"):
            continue
        if not _is_post(left, labels):
            guessed = guessed or letters(found[1]) in ("voi", "or")
            continue
        out.append((piece.cut(last, found.start()), True))
        last = found.end()
        guessed = True
    out.append((piece.cut(last), guessed))
    return out


def _is_post(text: str, labels: Labels) -> bool:
    if text.endswith(tuple(_CLOSE)):
        return True
    word = letters(text.rsplit(maxsplit=1)[-1])
    endings = labels.words["post_endings"]
    return len(word) > 3 and (
        word.endswith(tuple(letters(e) for e in endings)) or word in map(letters, labels.words["group"])
    )


def _first(words: list[str], known: list[str]) -> int | None:
    plain = {letters(word) for word in known}
    return next((i for i, word in enumerate(words) if word in plain), None)


def _words_before(piece: Piece, count: int) -> Piece:
    words = list(re.finditer(r"\S+", piece.text))
    return piece.cut(0, words[count].start()) if count else Piece("", piece.start, piece.start)


def _trim(piece: Piece) -> Piece:
    text = piece.text
    return piece.cut(len(text) - len(text.lstrip(_EDGES)), len(text.rstrip(_EDGES)))
