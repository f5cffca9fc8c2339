"""A place where a description names another post: substitution, supervisor, subordinates."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from jdlint.core.paths import Path
from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.syntax.nodes import Mapping, Node, Scalar, Sequence
from jdlint.views.values import text_of

#: Five kinds of answer to "who": a post, any member of a unit, whom somebody names, what another act lays down;
#: the fifth, nobody, is an empty list and so no reference at all. `unreadable` is a value of no known shape.
ReferenceKind = Literal["position", "group", "delegated", "chart", "unreadable"]
Direction = Literal["substitutes_for", "substituted_by", "supervisor", "subordinates"]

DIRECTIONS: dict[Direction, Path] = {
    "substitutes_for": ("substitution", "substitutes_for"),
    "substituted_by": ("substitution", "substituted_by"),
    "supervisor": ("reporting", "supervisor"),
    "subordinates": ("reporting", "subordinates"),
}

# Words that show that a string names no single post. They are matched on folded text.
_DELEGATED = regex(r"\b(?:poolt )?(?:määratud|määratav|määrab)\b|\bappointed by\b|\bnamed by\b")
_CHART = regex(
    r"\basendus(?:skeem|kor[dr]|graafik|tabel|plaan)\w*|\bvastavalt\b|\bkäskkirja\w*"
    r"|\bsubstitution (?:chart|plan|table)\b"
)
_GROUP = regex(
    r"\b(?:teenistuja|töötaja|ametniku|liikme|kolleegi|spetsialisti)(?:d|te|tele|test)\b"
    r"|\b(?:members|staff|employees|officials) of\b"
)


# Brackets, or words at the end, that say in which tasks or when, not which post: "(ülesannete ulatuses, mis …)",
# "(kuni 31.12.2026)", "puhkuse ajal".
_BRACKET = regex(r"(.*\S)\s*\(([^()]*)\)", re.DOTALL)
_LIMIT = regex(
    r"\bulatuses\b|\b(?:ajal|äraolekul|puudumisel)\s*$|^\s*(?:kuni|alates)\b|\bin respect of\b|\b(?:during|until)\b",
    re.IGNORECASE,
)
_PERIOD = regex(
    r"(.*\S)\s+((?:(?:tema|selle|nende)\s+)?"
    r"(?:äraolekul|puudumisel|(?:puhkuse|haiguse|lähetuse|äraoleku|puudumise|koolituse)\s+ajal|during\s+(?:leave|absence)))",
    re.IGNORECASE | re.DOTALL,
)
# One of several, or anybody at all.
_VAGUE = regex(
    r"\b(?:v[õo]i|ehk|tei(?:ne|se|st|sele)|m[õo]n(?:i|da)|keegi|muu|vastav|or|another|other|some|any|somebody)\b"
    r"|\b(?:osakonna|talituse|[üu]ksuse|asutuse|ameti|b[üu]roo|teenistuse) "
    r"(?:teenistuja|t[öo][öo]taja|ametnik|spetsialist)$"
)
_LONGEST = 400  # letters of a name
_NOBODY = frozenset({"-", "–", "—", "puudub", "puuduvad", "pole", "ei ole", "none", "nobody"})


class Reference(NamedTuple):
    """One reference as written.

    `path` is the row, `shown` the scalar in it that names the post. `words` is what a message quotes; `identifier`
    stands only for ``{position: …}``; `by_title` says that it is a mapping with a title, which is never an id.
    `written` is the whole text of a string that says more than `words`.
    """

    path: Path
    shown: Path
    direction: Direction
    kind: ReferenceKind
    words: str
    identifier: str | None = None
    title: str | None = None
    specialisation: str | None = None
    unit: str | None = None
    scope: str | None = None
    by_title: bool = False
    written: str | None = None


def split_title(words: str) -> tuple[str, str | None]:
    """Split ``Title (specialisation)``; without brackets at the end the whole is the title."""
    whole = words.strip()
    title, bracket, rest = whole.partition("(")
    if not bracket or not rest.endswith(")") or "(" in rest or rest.count(")") != 1 or not title.strip():
        return whole, None
    return title.rstrip(), rest[:-1].strip() or None


@lru_cache(maxsize=4096)  # many descriptions name the same posts
def split_words(words: str) -> tuple[str, str | None, str | None]:
    """Split what people write in one text: title, specialisation, and the scope or time behind them."""
    whole = words.strip()
    if len(whole) > _LONGEST:
        return whole, None, None
    match = _BRACKET.fullmatch(whole)
    if match is None or not _LIMIT.search(match[2]):
        match = _PERIOD.fullmatch(whole)
    title, specialisation = split_title(whole if match is None else match[1])
    return title, specialisation, None if match is None else match[2].strip()


@lru_cache(maxsize=4096)
def vague_word(words: str) -> str | None:
    """Return the word that makes a reference mean one of several, or anybody."""
    match = _VAGUE.search(fold(words))
    return match.group() if match else None


@lru_cache(maxsize=4096)
def says_nobody(words: str) -> bool:
    """Tell whether words say that there is none."""
    return fold(words).strip(" .") in _NOBODY


@lru_cache(maxsize=4096)
def kind_of_words(words: str) -> ReferenceKind:
    """Tell which kind of answer a string is."""
    folded = fold(words)
    if _DELEGATED.search(folded):
        return "delegated"
    if _CHART.search(folded):
        return "chart"
    if _GROUP.search(folded):
        return "group"
    return "position"


def references_of(root: Mapping, direction: Direction) -> tuple[list[Reference], Node | None]:
    """Return the references of one direction and the node that holds them (None: the document does not say)."""
    path = DIRECTIONS[direction]
    outer = root.get(str(path[0]))
    node = outer.get(str(path[1])) if isinstance(outer, Mapping) else None
    if node is None:
        return [], None
    if isinstance(node, Sequence):
        items = enumerate(node.items)
        found = (_reference(item, (*path, i), direction) for i, item in items if not _is_nobody(item))
        return [reference for reference in found if reference is not None], node
    reference = None if _is_nobody(node) else _reference(node, path, direction)
    return ([] if reference is None else [reference]), node


def _is_nobody(node: Node) -> bool:
    """Tell whether a text says that there is none, as people write it instead of an empty list."""
    return isinstance(node, Scalar) and says_nobody(node.text)


def _reference(node: Node, path: Path, direction: Direction) -> Reference | None:
    if isinstance(node, Scalar):
        words = text_of(node)
        if words is None:
            return None
        title, specialisation, scope = split_words(words)
        kind = kind_of_words(title)
        written = None
        if scope is not None:
            written, words = words, f"{title} ({specialisation})" if specialisation else title
        return Reference(path, path, direction, kind, words, None, title, specialisation, None, scope, False, written)
    if not isinstance(node, Mapping):
        return Reference(path, path, direction, "unreadable", "")
    scope = text_of(node.get("scope"))
    unit = _unit(node.get("unit"))
    identifier = text_of(node.get("position"))
    if identifier:
        return Reference(
            path, (*path, "position"), direction, "position", identifier, identifier=identifier, scope=scope
        )
    words = text_of(node.get("title"))
    if words:
        title, bracketed = split_title(words)
        specialisation = text_of(node.get("specialisation")) or bracketed
        shown = f"{title} ({specialisation})" if specialisation else title
        return Reference(
            path,
            (*path, "title"),
            direction,
            "position",
            shown,
            title=title,
            specialisation=specialisation,
            unit=unit,
            scope=scope,
            by_title=True,
        )
    for key, kind in _OTHER_KINDS:
        words = text_of(node.get(key))
        if words:
            return Reference(path, (*path, key), direction, kind, words, unit=unit, scope=scope)
    return Reference(path, path, direction, "unreadable", "")


_OTHER_KINDS: tuple[tuple[str, ReferenceKind], ...] = (
    ("group", "group"),
    ("delegated_by", "delegated"),
    ("chart", "chart"),
)


def _unit(node: Node | None) -> str | None:
    if isinstance(node, Sequence):
        return text_of(node.items[-1]) if node.items else None
    return text_of(node)
