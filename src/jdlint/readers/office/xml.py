"""XML parts to light trees that hold only what a vocabulary names, built while the part is unpacked.

What the vocabulary does not name is transparent: its children become those of its parent, so that wrappers of later
versions of the formats lose nothing. A document type declaration is refused, and with it every entity.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


class _Builder:
    def __init__(self, vocabulary: Vocabulary, budget: Budget) -> None:
        self.vocabulary = vocabulary
        self.budget = budget
        self.root = Element("", _NONE, -1)
        self.stack = [self.root]
        self.skipped = 0  # depth below the element that is left out
        self.paragraphs = 0
        self.names: dict[str, tuple[str, int]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        short, role = self.names.get(name) or self._learn(name)
        budget = self.budget
        budget.elements -= 1
        if budget.elements < 0:
            raise exceeded("elements", budget.limits.elements)
        if self.skipped or role == _DROPPED:
            self.skipped += 1
            if role == _PARAGRAPH:
                self.paragraphs += 1
            if len(self.stack) + self.skipped > budget.limits.depth:
                raise exceeded("depth", budget.limits.depth)
            return
        stack = self.stack
        if role == _TRANSPARENT:
            stack.append(stack[-1])
        else:
            budget.kept -= 1
            if budget.kept < 0:
                raise exceeded("elements", budget.limits.elements)
            index = -1
            if role == _PARAGRAPH:
                index = self.paragraphs
                self.paragraphs += 1
            local = {key.rpartition(" ")[2]: value for key, value in attributes.items()} if attributes else _NONE
            element = Element(short, local, index)
            stack[-1].children.append(element)
            stack.append(element)
        if len(stack) > budget.limits.depth:
            raise exceeded("depth", budget.limits.depth)

    def end(self, _name: str) -> None:
        if self.skipped:
            self.skipped -= 1
        else:
            self.stack.pop()

    def text(self, data: str) -> None:
        here = self.stack[-1]
        if not self.skipped and here.name in self.vocabulary.text:
            self.budget.characters -= len(data)
            if self.budget.characters < 0:
                raise exceeded("text", self.budget.limits.text_chars)
            here.children.append(data)

    def _learn(self, name: str) -> tuple[str, int]:
        space, _, local = name.rpartition(" ")
        short = f"{self.vocabulary.prefixes.get(space, '')}:{local}"
        role = _TRANSPARENT
        if short in self.vocabulary.paragraphs:
            role = _PARAGRAPH
        elif short in self.vocabulary.kept:
            role = _KEPT
        elif short in self.vocabulary.dropped:
            role = _DROPPED
        if len(self.names) < 1000:  # a hostile file has as many names as it likes
            self.names[name] = short, role
        return short, role


def parse(chunks: Iterable[bytes], vocabulary: Vocabulary, budget: Budget) -> Element:
    """Return an element without name that holds what the vocabulary keeps of a part.

    Raises Refused where the part is no well-formed XML, declares a document type, or passes a limit.
    """
    builder = _Builder(vocabulary, budget)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Refused("JDL008", "damaged") from error
    return builder.root


def _refuse_doctype(*_declaration: object) -> None:
    raise Refused("JDL008", "doctype")
