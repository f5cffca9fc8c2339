"""Events of libyaml to documents: the reader of all YAML that is not written in the usual way.

Events come from PyYAML's C parser, or its pure parser where the extension is missing. The tree is built from them with
an explicit stack and under limits: building it recursively dies on 100,000 nested brackets, a file of 100 KB, with a
signal that nothing can catch. Scalars are resolved by the YAML 1.2 core schema.
"""

from __future__ import annotations

from typing import Any, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from jdlint.syntax.limits import Limits
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Document, Mapping, Problem, Scalar
from jdlint.syntax.yaml_builder import Builder, LimitError, limit_problem
from jdlint.syntax.yaml_errors import syntax_problem


class _Events(Protocol):
    def get_event(self) -> Any: ...


try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    FAST = True
except ImportError:  # PyYAML was installed without libyaml
    FAST = False


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's own parser without its loader."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def _parser(text: str) -> _Events:
    return CParser(text) if FAST else _PureParser(text)


def read_events(
    path: str, text: str, lines: Lines, limits: Limits, documents: list[Document], problems: list[Problem]
) -> None:
    """Add the documents of a text to `documents`, and what is wrong outside of them to `problems`; never raises."""
    try:
        _read_documents(path, text, lines, limits, documents, problems)
    except yaml.YAMLError as error:
        problems.append(syntax_problem(error, text, limits))
    except LimitError as error:
        problems.append(error.problem)


def _read_documents(
    path: str, text: str, lines: Lines, limits: Limits, documents: list[Document], problems: list[Problem]
) -> None:
    parser = _parser(text)
    builder = Builder(text, limits)
    number = 0
    while True:
        event = parser.get_event()
        kind = type(event)
        if kind is ScalarEvent:
            builder.scalar(event)
        elif kind is MappingStartEvent:
            builder.open(event, mapping=True)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            builder.close(event)
        elif kind is SequenceStartEvent:
            builder.open(event, mapping=False)
        elif kind is AliasEvent:
            builder.alias(event)
        elif kind is DocumentStartEvent:
            number += 1
            if number > limits.documents:
                raise LimitError(
                    limit_problem("documents", event.start_mark.index, event.end_mark.index, limits.documents)
                )
            builder = Builder(text, limits)
        elif kind is DocumentEndEvent:
            _finish(path, lines, builder, documents, problems)
        elif kind is StreamEndEvent:
            return


def _finish(path: str, lines: Lines, builder: Builder, documents: list[Document], problems: list[Problem]) -> None:
    root = builder.root
    if isinstance(root, Mapping):
        documents.append(
            Document(
                path=path,
                kind="yaml",
                root=root,
                locator=lines,
                text=lines.text,
                index=len(documents),
                problems=builder.problems,
                repeated=frozenset(builder.repeated),
                hollow=frozenset(builder.hollow),
            )
        )
        return
    problems.extend(builder.problems)
    if isinstance(root, Scalar) and root.kind == "null" and not builder.problems:
        return  # `---` with nothing behind it; a file that holds nothing else is reported by read_yaml
    if root is not None:
        problems.append(Problem("JDL010", root.start, min(root.end, root.start + 1), "no-mapping"))
