"""The view of one description that document rules read."""

from __future__ import annotations

from functools import cached_property

from jdlint.core.paths import Path
from jdlint.core.records import NamedTuple
from jdlint.estonian.levels import CEFR, ESTONIAN, Level, judge_level
from jdlint.syntax.nodes import Document, Mapping, Node, Sequence, find
from jdlint.views.prose import Prose, Text
from jdlint.views.references import DIRECTIONS, Direction, Reference, references_of
from jdlint.views.values import flag_of, text_of, texts_of
from jdlint.views.word_index import WordIndex


class Duty(NamedTuple):
    """One duty. `number` is as written; `label` is what messages call it: its number, else its place from 1."""

    path: Path
    number: str | None
    duty: str | None
    results: tuple[Text, ...]
    label: str


class Language(NamedTuple):
    """One language requirement; members of ``any_of`` come one by one, with the same `group`.

    `level` and the values of `skills` are as written, in no way checked.
    """

    path: Path
    language: str | None
    level: str | None
    skills: tuple[tuple[str, str], ...]
    text: str | None
    preferred: bool
    exact: bool
    group: Path | None

    @property
    def tag(self) -> str | None:
        """The language without region or script, in lower case: ``et`` for ``et-EE``."""
        return None if self.language is None else self.language.replace("_", "-").split("-")[0].lower()

    def levels(self) -> list[Text]:
        """Return every level the requirement states, the overall one first, with its place."""
        found = [] if self.level is None else [Text((*self.path, "level"), self.level)]
        found.extend(Text((*self.path, "skills", skill), level) for skill, level in self.skills)
        return found


class Description:
    """Typed, tolerant access to a description: what is missing or of the wrong type reads as None or empty."""

    def __init__(self, document: Document, root: Mapping, words: WordIndex | None = None) -> None:
        self.document = document
        self.root = root
        self._words = words
        self._nodes: dict[Path, Node | None] = {}  # many rules ask for the same fields

    def node(self, *path: str | int) -> Node | None:
        """Return the node at `path`, or None."""
        node = self._nodes.get(path)
        if node is None and path not in self._nodes:
            node = self._nodes[path] = find(self.root, path)
        return node

    def text(self, *path: str | int) -> str | None:
        """Return the text at `path`; None where it is missing, blank or no text."""
        return text_of(self.node(*path))

    @property
    def written(self) -> str:
        """The part of the source that the description was read from."""
        document = self.document
        return document.text[self.root.start : self.root.end] if document.kind == "yaml" else document.text

    @cached_property
    def id(self) -> str | None:
        return text_of(self.root.get("id"))

    @cached_property
    def status(self) -> str | None:
        return text_of(self.root.get("status"))

    @cached_property
    def title(self) -> str | None:
        return self.text("position", "title")

    @cached_property
    def specialisation(self) -> str | None:
        return self.text("position", "specialisation")

    @cached_property
    def unit(self) -> tuple[str, ...]:
        """The unit, largest first."""
        return texts_of(self.node("position", "unit"))

    @cached_property
    def purpose(self) -> str | None:
        return self.text("purpose")

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        node = self.root.get("duties")
        if not isinstance(node, Sequence):
            return ()
        return tuple(_duty(item, i) for i, item in enumerate(node.items) if isinstance(item, Mapping))

    def duty_at(self, path: Path) -> Duty | None:
        """Return the duty that holds the place `path`; None where none does."""
        return self._duties.get(path[:2])

    @cached_property
    def _duties(self) -> dict[Path, Duty]:
        return {duty.path: duty for duty in self.duties}

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        node = self.node("requirements", "languages")
        found: list[Language] = []
        if isinstance(node, Sequence):
            for i, item in enumerate(node.items):
                path: Path = ("requirements", "languages", i)
                if isinstance(item, Mapping):
                    found.extend(_languages(item, path))
        return tuple(found)

    @cached_property
    def faulty_levels(self) -> tuple[tuple[Text, Level, bool], ...]:
        """Every language level with a fault, as written and as judged, and whether it is one of Estonian."""
        return tuple(
            (text, level, language.tag in ESTONIAN)
            for language in self.languages
            if language.level not in CEFR or language.skills
            for text in language.levels()
            if (level := judge_level(text.text)).fault is not None
        )

    @cached_property
    def prose(self) -> Prose:
        """All texts for people, folded once."""
        document = self.document
        # a reader of texts puts words together, and quotes hide letters behind a backslash
        whole = document.kind == "yaml" and "\\" not in document.text
        return Prose(self.root, document.text, whole=whole, index=self._words)

    def references(self, direction: Direction) -> tuple[Reference, ...]:
        """Return the references of one direction; see `states` for the difference between none and missing."""
        return self._references[direction][0]

    def states(self, direction: Direction) -> bool:
        """Tell whether the document says anything about `direction`, be it that there is none."""
        return self._references[direction][1] is not None

    @cached_property
    def _references(self) -> dict[Direction, tuple[tuple[Reference, ...], Node | None]]:
        found = {}
        for direction in DIRECTIONS:
            references, node = references_of(self.root, direction)
            found[direction] = (tuple(references), node)
        return found


def _duty(item: Mapping, index: int) -> Duty:
    path: Path = ("duties", index)
    number = text_of(item.get("number"))
    results = item.get("expected_results")
    below = (*path, "expected_results")
    found: list[Text] = []
    if isinstance(results, Sequence):
        for i, result in enumerate(results.items):
            text = text_of(result)
            if text is not None:
                found.append(Text((*below, i), text))
    elif (text := text_of(results)) is not None:
        found.append(Text(below, text))
    label = (number or "").rstrip(".") or str(index + 1)
    return Duty(path, number, text_of(item.get("duty")), tuple(found), label)


def _languages(item: Mapping, path: Path) -> list[Language]:
    options = item.get("any_of")
    if not isinstance(options, Sequence):
        return [_language(item, path, None)]
    return [
        _language(option, (*path, "any_of", i), path)
        for i, option in enumerate(options.items)
        if isinstance(option, Mapping)
    ]


def _language(item: Mapping, path: Path, group: Path | None) -> Language:
    skills = item.get("skills")
    levels: list[tuple[str, str]] = []
    if isinstance(skills, Mapping):
        levels = [(skill, level) for skill, node in skills.values.items() if (level := text_of(node)) is not None]
    return Language(
        path=path,
        language=text_of(item.get("language")),
        level=text_of(item.get("level")),
        skills=tuple(levels),
        text=text_of(item.get("text")),
        preferred=flag_of(item.get("preferred")) is True,
        exact=flag_of(item.get("exact")) is True,
        group=group,
    )
