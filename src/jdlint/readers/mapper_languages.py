"""Language requirements: sentences to entries of language and level.

The level is taken as it is written, right or wrong, so that rules can judge it. `text` keeps the statement where the
entries say less than it does: a shared level ("Vene ja inglise keele oskus tasemel B2"), a level without "vähemalt", a
qualification. "Vähemalt ühte võõrkeelt (soovitavalt inglise keelt) tasemel B2" names no language that would do, only
one that is liked: it becomes `{text, level}` without a language, because any list of languages would be invented.
"""

from __future__ import annotations

import re
from typing import Literal

from jdlint.core.records import NamedTuple
from jdlint.readers.blocks import Piece
from jdlint.readers.labels import Labels, letters, resembles
from jdlint.readers.mapper_references import brackets, outside
from jdlint.readers.tree import mapping, scalar
from jdlint.syntax.nodes import Mapping, Node, Sequence

_LONGEST = 1500  # what is longer is no sentence about languages
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[^\W\d_])")
_WORD = re.compile(r"[^\s,;:()\[\]/]+")
_LEVEL = re.compile(r"(?<![\w.])(?:Pre-A1|[A-DА-Яa-dа-я]\s?[0-9](?:\.[0-9])?\+?(?:\s?[–/-]\s?[A-D][0-9])?)(?![\w])")
# After "tasemel" anything of the shape of a level is one: "X9", "Cl" for C1, the old category "D".
_AFTER_WORD = re.compile(
    r"\btase\w*(?:\s*[:-]\s*|\s+)([^\W\d_]\s?[0-9lI|](?:\.[0-9])?\+?|[A-F])(?=[\s.,;)/]|$)", re.IGNORECASE
)

Kind = Literal["language", "foreign", "level", "or", "preferred", "least"]


class _Token(NamedTuple):
    kind: Kind
    value: str
    start: int
    end: int


class _Group(NamedTuple):
    """Languages that share one level: the tokens, and the characters of the clause they stand in."""

    languages: list[_Token]
    level: _Token | None
    start: int
    end: int
    alternative: bool
    joined: bool  # "või" stands between the group before and this one


def read_languages(piece: Piece, labels: Labels) -> list[Node]:
    """Return the entries for the text of a language requirement, in the order of the text."""
    out: list[Node] = []
    last = 0
    for cut in [match.end() for match in _SENTENCE.finditer(piece.text)] + [len(piece.text)]:
        sentence = piece.cut(last, cut)
        last = cut
        if sentence.text.strip(" .;"):
            out.extend(_sentence(sentence, labels))
    return out


def _sentence(sentence: Piece, labels: Labels) -> list[Node]:
    tokens = _tokens(sentence.text, labels) if len(sentence.text) < _LONGEST else []
    groups = _groups(tokens, sentence.text)
    if not groups:
        return [mapping([("text", scalar(sentence), None)])]
    out: list[Node] = []
    for group in groups:
        clause = [token for token in tokens if group.start <= token.start < group.end]
        liked = any(token.kind == "preferred" for token in clause)
        text = sentence if _loses(group, clause, sentence.text, labels) else None
        nodes: list[Node] = [_entry(sentence, token, group.level, text, liked=liked) for token in group.languages]
        if group.alternative and len(nodes) > 1:
            nodes = [_any_of(nodes)]
        if group.joined and out:
            nodes = [_any_of([*_members(out.pop()), *(n for node in nodes for n in _members(node))])]
        out.extend(nodes)
    return out


def _entry(sentence: Piece, token: _Token, level: _Token | None, text: Piece | None, *, liked: bool) -> Node:
    pairs: list[tuple[str, Node, Piece | None]] = []
    if token.kind == "language":
        pairs.append(("language", scalar(sentence.cut(token.start, token.end), token.value), None))
    else:
        text = sentence
        liked = False  # it is the language in the brackets that is preferred
    if level is not None:
        pairs.append(("level", scalar(sentence.cut(level.start, level.end), level.value), None))
    if liked:
        pairs.append(("preferred", scalar(sentence.cut(token.start, token.end), "true", "bool"), None))
    if text is not None:
        pairs.append(("text", scalar(text), None))
    return mapping(pairs)


def _any_of(nodes: list[Node]) -> Node:
    """Return a choice; the statement is kept once, beside the languages."""
    text = next((node.values["text"] for node in nodes if isinstance(node, Mapping) and "text" in node.values), None)
    for node in nodes:
        if isinstance(node, Mapping):
            node.keys.pop("text", None)
            node.values.pop("text", None)
    members = Sequence(nodes, min(n.start for n in nodes), max(n.end for n in nodes))
    pairs: list[tuple[str, Node, Piece | None]] = [("any_of", members, None)]
    if text is not None:
        pairs.append(("text", text, None))
    return mapping(pairs)


def _members(node: Node) -> list[Node]:
    held = node.values.get("any_of") if isinstance(node, Mapping) else None
    return held.items if isinstance(held, Sequence) else [node]


def _tokens(text: str, labels: Labels) -> list[_Token]:
    out: list[_Token] = []
    names = {letters(name): code for name, code in labels.tables["languages"].items()}
    kinds: tuple[tuple[Kind, list[str]], ...] = (
        ("foreign", labels.words["foreign"]),
        ("preferred", labels.words["preferred"]),
        ("or", ["või", "or"]),
    )
    levels = {letters(name): level for name, level in labels.tables["level_words"].items()}
    for found in _WORD.finditer(text):
        word = letters(found.group())
        span = (found.start(), found.start() + len(found.group().rstrip(".-–")))
        level = next((level for name, level in levels.items() if word.startswith(name)), None)
        code = names.get(word) or next((names[n] for n in names if len(n) > 5 and resembles(word, n)), None)
        kind = next((k for k, known in kinds if any(resembles(word, one) for one in known)), None)
        if level is not None:
            out.append(_Token("level", level, *span))
        elif code is not None:
            out.append(_Token("language", code, *span))
        elif kind is not None:
            out.append(_Token(kind, word, *span))
        elif any(resembles(word, least) for least in labels.words["at_least"]):
            out.append(_Token("least", word, *span))
    for begin, end in _level_spans(text):
        out.append(_Token("level", text[begin:end], begin, end))
    return sorted(out, key=lambda token: token.start)


def _level_spans(text: str) -> list[tuple[int, int]]:
    spans = {match.span(1) for match in _AFTER_WORD.finditer(text)}
    spans |= {match.span() for match in _LEVEL.finditer(text) if not any(a <= match.start() < b for a, b in spans)}
    return sorted(spans)


def _groups(tokens: list[_Token], text: str) -> list[_Group]:
    """Languages up to the next level share it; where the level comes first, those up to the next level."""
    named = _choices(tokens, text)
    marks = [token for token in tokens if token.kind == "level" or token in named]
    if not marks or not named:
        return []
    first = marks[0].kind == "level"
    groups: list[tuple[list[_Token], list[_Token]]] = []
    for token in marks:
        opens = (token.kind == "level") == first
        if not groups or (opens and (groups[-1][0] if not first else groups[-1][1]) and _full(groups[-1], first=first)):
            groups.append(([], []))
        groups[-1][token.kind == "level"].append(token)
    out: list[_Group] = []
    start = 0
    for i, (languages, levels) in enumerate(groups):
        ends = max(token.end for token in [*languages, *levels])
        end = len(text) if i == len(groups) - 1 else ends
        begins = min(token.start for token in [*languages, *levels])
        joined = i > 0 and any(t.kind == "or" and start <= t.start < begins for t in tokens)
        between = [
            t for t in tokens if t.kind == "or" and languages and languages[0].start < t.start < languages[-1].start
        ]
        level = levels[0] if len(levels) == 1 else None
        if languages:
            out.append(_Group(languages, level, start, end, bool(between), joined))
        start = ends
    return out


def _full(group: tuple[list[_Token], list[_Token]], *, first: bool) -> bool:
    """Tell whether a group has what the next one begins after: a level, or where levels come first a language."""
    return bool(group[0]) if first else bool(group[1])


def _choices(tokens: list[_Token], text: str) -> list[_Token]:
    """Return the languages that are asked for; "one foreign language (preferably …)" counts as a language unnamed."""
    spans = brackets(text)
    foreign = next((token for token in tokens if token.kind == "foreign"), None)
    languages = [token for token in tokens if token.kind == "language"]
    if foreign is None:
        return languages
    behind = [t for t in languages if t.start > foreign.start]
    liked = any(t.kind == "preferred" for t in tokens)
    inside = [t for t in behind if not outside(t.start, spans)]
    if len(inside) > 1 and not liked:
        return [t for t in languages if t.start < foreign.start or t in inside]
    return sorted([t for t in languages if t.start < foreign.start] + [foreign], key=lambda t: t.start)


def _loses(group: _Group, clause: list[_Token], text: str, labels: Labels) -> bool:
    """Tell whether the entries of `group` say less than the text."""
    if len(group.languages) > 1 and not group.alternative:
        return True
    if group.level is None or not any(token.kind == "least" for token in clause):
        return True
    if any(t.kind == "level" and t.value != text[t.start : t.end] for t in clause):
        return True
    known = [(token.start, token.end) for token in clause]
    filler = labels.words["language_filler"]
    for word in _WORD.finditer(text, group.start, group.end):
        if any(begin <= word.start() < end or word.start() <= begin < word.end() for begin, end in known):
            continue
        plain = word.group().strip(".-–")
        if plain and not any(resembles(plain, known_word) for known_word in filler):
            return True
    return False
