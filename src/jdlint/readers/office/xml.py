"""XML parts to light trees that hold only what a vocabulary names, built while the part is unpacked.

What the vocabulary does not name is transparent: its children become those of its parent, so that wrappers of later
versions of the formats lose nothing. A document type declaration is refused, and with it every entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from xml.etree.ElementTree import Element as TreeElement
from xml.etree.ElementTree import ParseError, fromstring
from xml.parsers import expat

from jdlint.core.records import NamedTuple
from jdlint.readers.content import Refused, exceeded
from jdlint.readers.office.limits import Budget

_NONE: Mapping[str, str] = {}


class Element:
    """An element with its attributes by local name; a child is an element or a stretch of text.

    `index` counts the paragraphs of the part in document order from 0, for paragraphs alone.
    """

    __slots__ = ("_given", "_local", "children", "index", "name")

    def __init__(self, name: str, attributes: Mapping[str, str], index: int) -> None:
        self.name = name
        self._given = attributes  # as the parser names them: nobody asks for most
        self._local: Mapping[str, str] | None = None if attributes else _NONE
        self.index = index
        self.children: list[Element | str] = []

    @property
    def attributes(self) -> Mapping[str, str]:
        """The values by the local names of the attributes."""
        if self._local is None:
            self._local = {key.replace("}", " ").rpartition(" ")[2]: value for key, value in self._given.items()}
        return self._local

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


_TRANSPARENT, _KEPT, _DROPPED, _PARAGRAPH = range(4)
#: What may be parsed as a whole: pieces of 64 KiB, and signs that begin a tag.
_PLAIN_CHUNKS = 128
_PLAIN_TAGS = 400_000
_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_MOST_NAMES = 1000  # remembered; a hostile file has as many names as it likes


class _Roles(dict[str, tuple[str, int]]):
    """What becomes of an element: by its name as a parser writes it, the short name and the role."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, name: str) -> tuple[str, int]:
        words = self._vocabulary
        space, _, local = name.lstrip("{").replace("}", " ").rpartition(" ")
        short = f"{words.prefixes.get(space, '')}:{local}"
        kept = _PARAGRAPH if short in words.paragraphs else _KEPT if short in words.kept else _TRANSPARENT
        found = short, _DROPPED if short in words.dropped else kept
        if len(self) < _MOST_NAMES:
            self[name] = found
        return found


def parse(chunks: Iterable[bytes], vocabulary: Vocabulary, budget: Budget) -> Element:
    """Return an element without name that holds what the vocabulary keeps of a part.

    Raises Refused where the part is no well-formed XML, declares a document type, or passes a limit.
    """
    chunks = iter(chunks)
    held: list[bytes] = []
    for chunk in chunks:
        held.append(chunk)
        if len(held) > _PLAIN_CHUNKS:
            break
    data = b"".join(held)
    if len(held) <= _PLAIN_CHUNKS and _is_plain(data, budget):
        return _sifted(data, vocabulary, budget)
    return _streamed(chain((data,), chunks), vocabulary, budget)


def _is_plain(data: bytes, budget: Budget) -> bool:
    """Tell whether a part may be parsed as a whole: small, surely without a document type, and far from the limits."""
    if b"\0" in data or b"<!DOCTYPE" in data or data.count(b"<") > min(_PLAIN_TAGS, budget.elements):
        return False
    declared = _ENCODING.match(data)
    return declared is None or declared[1].lower() in (b"utf-8", b"us-ascii")


def _sifted(data: bytes, vocabulary: Vocabulary, budget: Budget) -> Element:
    """Parse a plain part with ElementTree, three times as fast as a callback for each tag, and keep what counts."""
    try:
        top = fromstring(data)  # noqa: S314 - `_is_plain`: no document type, and bounded
    except (ParseError, LookupError, ValueError) as error:
        raise Refused("JDL008", "damaged") from error
    budget.elements -= sum(1 for _ in top.iter())
    return _sift(top, vocabulary, budget)


def _sift(top: TreeElement, vocabulary: Vocabulary, budget: Budget) -> Element:
    limits, texts = budget.limits, vocabulary.text
    roles = _Roles(vocabulary)
    paragraphs = 0

    def say(target: Element, words: str) -> None:
        budget.characters -= len(words)
        if budget.characters < 0:
            raise exceeded("text", limits.text_chars)
        target.children.append(words)

    def leave_out(element: TreeElement, depth: int) -> None:
        nonlocal paragraphs
        if depth > limits.depth:
            raise exceeded("depth", limits.depth)
        paragraphs += roles[element.tag][1] == _PARAGRAPH
        for child in element:
            leave_out(child, depth + 1)

    def take(element: TreeElement, target: Element, depth: int) -> None:
        """Keep what `element` holds in `target`."""
        nonlocal paragraphs
        if depth > limits.depth:
            raise exceeded("depth", limits.depth)
        speaks = target.name in texts
        if speaks and element.text:
            say(target, element.text)
        for child in element:
            short, role = roles[child.tag]
            if role == _TRANSPARENT:
                if speaks or len(child):  # most elements are neither: they say how a word looks
                    take(child, target, depth + 1)
            elif role == _DROPPED:
                leave_out(child, depth + 1)
            else:
                budget.kept -= 1
                if budget.kept < 0:
                    raise exceeded("elements", limits.kept)
                kept = Element(short, child.attrib, paragraphs if role == _PARAGRAPH else -1)
                paragraphs += role == _PARAGRAPH
                target.children.append(kept)
                if len(child) or child.text:
                    take(child, kept, depth + 1)
            if speaks and child.tail:
                say(target, child.tail)

    root = Element("", _NONE, -1)
    frame = TreeElement("")
    frame.append(top)
    take(frame, root, 1)
    return root


def _streamed(chunks: Iterable[bytes], vocabulary: Vocabulary, budget: Budget) -> Element:
    """Parse a part piece by piece, so that whatever it holds is refused before it takes room."""
    limits, deepest = budget.limits, budget.limits.depth
    roles, texts = _Roles(vocabulary), vocabulary.text
    root = Element("", _NONE, -1)
    stack = [root]
    skipped = paragraphs = 0  # depth below the element that is left out; paragraphs so far

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal skipped, paragraphs
        short, role = roles[name]
        budget.elements -= 1
        if skipped or role == _DROPPED:
            skipped += 1
            paragraphs += role == _PARAGRAPH
        elif role == _TRANSPARENT:
            stack.append(stack[-1])
        else:
            budget.kept -= 1
            element = Element(short, attributes, paragraphs if role == _PARAGRAPH else -1)
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
