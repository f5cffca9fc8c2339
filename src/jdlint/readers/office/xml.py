"""XML parts to light trees that hold only what a vocabulary names, built while the part is unpacked.

What the vocabulary does not name is transparent: its children become those of its parent, so that wrappers of later
versions of the formats lose nothing. A document type declaration is refused, and with it every entity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from xml.parsers import expat

from jdlint.readers.office.limits import OfficeLimits, Refused, exceeded

_NONE: Mapping[str, str] = {}


class Element:
    """An element with its attributes by local name; a child is an element or a stretch of text.

    `index` counts the paragraphs of the part in document order from 0, for paragraphs alone.
    """

    __slots__ = ("attributes", "children", "index", "name")

    def __init__(self, name: str, attributes: Mapping[str, str], index: int) -> None:
        self.name = name
        self.attributes = attributes
        self.index = index
        self.children: list[Element | str] = []

    def get(self, attribute: str, default: str = "") -> str:
        return self.attributes.get(attribute, default)

    @property
    def elements(self) -> list[Element]:
        return [child for child in self.children if not isinstance(child, str)]

    def first(self, *path: str) -> Element | None:
        """Return the first element at `path`, names of children from here on."""
        here: Element | None = self
        for name in path:
            if here is None:
                return None
            for child in here.children:
                if not isinstance(child, str) and child.name == name:
                    here = child
                    break
            else:
                return None
        return here

    def all(self, name: str) -> list[Element]:
        return [child for child in self.children if not isinstance(child, str) and child.name == name]


class Vocabulary(NamedTuple):
    """What is kept of a part: names are written prefix:local, prefixes belong to namespaces."""

    prefixes: Mapping[str, str]
    kept: frozenset[str]
    #: Left out with everything inside.
    dropped: frozenset[str]
    #: The elements whose characters count.
    text: frozenset[str]
    #: Numbered through (`Element.index`).
    paragraphs: frozenset[str]


class Budget:
    """What may still be taken from one file; shared by all its parts."""

    def __init__(self, limits: OfficeLimits) -> None:
        self.limits = limits
        self.elements = limits.elements
        self.kept = limits.kept
        self.characters = limits.text_chars


_TRANSPARENT, _KEPT, _DROPPED, _PARAGRAPH = range(4)
_MOST_NAMES = 1000  # remembered; a hostile file has as many names as it likes


def _roles(vocabulary: Vocabulary) -> Callable[[str], tuple[str, int]]:
    """Return what tells, of a name as expat writes it, its short form and what becomes of the element."""
    known: dict[str, tuple[str, int]] = {}

    def role(name: str) -> tuple[str, int]:
        found = known.get(name)
        if found is None:
            space, _, local = name.rpartition(" ")
            short = f"{vocabulary.prefixes.get(space, '')}:{local}"
            kept = _PARAGRAPH if short in vocabulary.paragraphs else _KEPT if short in vocabulary.kept else _TRANSPARENT
            found = short, _DROPPED if short in vocabulary.dropped else kept
            if len(known) < _MOST_NAMES:
                known[name] = found
        return found

    return role


def parse(chunks: Iterable[bytes], vocabulary: Vocabulary, budget: Budget) -> Element:
    """Return an element without name that holds what the vocabulary keeps of a part.

    Raises Refused where the part is no well-formed XML, declares a document type, or passes a limit.
    """
    # Most of the time of reading a file is spent in these functions, so their state is in local variables.
    limits, deepest = budget.limits, budget.limits.depth
    role_of, texts = _roles(vocabulary), vocabulary.text
    root = Element("", _NONE, -1)
    stack = [root]
    skipped = paragraphs = 0  # depth below the element that is left out; paragraphs so far

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal skipped, paragraphs
        short, role = role_of(name)
        budget.elements -= 1
        if skipped or role == _DROPPED:
            skipped += 1
            paragraphs += role == _PARAGRAPH
        elif role == _TRANSPARENT:
            stack.append(stack[-1])
        else:
            budget.kept -= 1
            local = {key.rpartition(" ")[2]: value for key, value in attributes.items()} if attributes else _NONE
            element = Element(short, local, paragraphs if role == _PARAGRAPH else -1)
            paragraphs += role == _PARAGRAPH
            stack[-1].children.append(element)
            stack.append(element)
        if budget.elements < 0 or budget.kept < 0:
            raise exceeded("elements", limits.elements if budget.elements < 0 else limits.kept)
        if len(stack) + skipped > deepest:
            raise exceeded("depth", deepest)

    def end(_name: str) -> None:
        nonlocal skipped
        if skipped:
            skipped -= 1
        else:
            stack.pop()

    def text(data: str) -> None:
        if not skipped and stack[-1].name in texts:
            budget.characters -= len(data)
            if budget.characters < 0:
                raise exceeded("text", limits.text_chars)
            stack[-1].children.append(data)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Refused("JDL008", "damaged") from error
    return root


def _refuse_doctype(*_declaration: object) -> None:
    raise Refused("JDL008", "doctype")
