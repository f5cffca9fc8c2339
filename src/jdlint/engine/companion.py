"""A YAML file that stands beside the descriptions (organisation, titles), while it is read.

What is wrong with it are findings in that file, like those of a description: syntax, unknown keys and wrong types by
the rules that own them, and ORG010 for what the file says.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.core.finding import Args, Site, Term
from jdlint.core.paths import Path
from jdlint.engine.judge import problem_raw
from jdlint.engine.raws import Judged, Raw, RawRelated
from jdlint.syntax.directives import read_directives
from jdlint.syntax.limits import Limits
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Mapping, Problem, Sequence, find
from jdlint.syntax.structure import check_structure, load_table
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.sites import site_of
from jdlint.views.values import date_of, text_of, texts_of

RULE = "ORG010"
#: A staff list of thousands of posts is one file: so many times the nodes of a description.
_NODES = 10
_VERSION = "1"


class Companion:
    """The fields of the file called `path`, and in `raws` what is wrong with it; `name` is that of its format."""

    def __init__(self, name: str, path: str, data: bytes, limits: Limits) -> None:
        documents = read_yaml(path, data, limits._replace(nodes=_NODES * limits.nodes))
        self.document = document = documents[0]
        self.root = root = document.root
        lines = document.locator
        assert isinstance(lines, Lines)
        self._directives = read_directives(lines.text, lines, documents)
        problems = [*document.problems, *self._directives.problems]
        if root is not None:
            problems += check_structure(root, load_table(f"{name}.fields"))
        self.raws: list[Raw] = [self._raw(problem) for problem in problems]
        if root is not None:
            self._check_version(f"jdlint-{name}")
        if len(documents) > 1:
            self.complain((), "documents")

    def judged(self) -> Judged:
        """Return the outcome for the file, which counts as no description."""
        return Judged(self.document.path, 0, tuple(self.raws), (), self._directives.suppressions)

    def entries(self, *path: str | int) -> Iterator[tuple[Path, Mapping]]:
        """Yield the groups of fields in the list at `path`."""
        node = find(self.root, path)
        for index, item in enumerate(node.items if isinstance(node, Sequence) else ()):
            if isinstance(item, Mapping):
                yield (*path, index), item

    def site(self, path: Path) -> Site:
        return site_of(self.document, path)

    def complain(self, path: Path, message: str, args: Args | None = None, first: Path | None = None) -> None:
        """Report what stands at `path`; `first` is where the same was said before."""
        related = () if first is None else (RawRelated(self.document.path, self.site(first), "first", {}),)
        self.raws.append(Raw(RULE, message, args or {}, self.document.path, None, self.site(path), related))

    def text(self, path: Path) -> str | None:
        return text_of(find(self.root, path))

    def texts(self, path: Path) -> tuple[str, ...]:
        return texts_of(find(self.root, path))

    def required(self, path: Path) -> str | None:
        """Return a text without which its entry says nothing; where it is missing, that is reported."""
        text = self.text(path)
        if text is None:
            self.complain(path, "missing", {"field": Term(".".join(part for part in path if isinstance(part, str)))})
        return text

    def date(self, path: Path) -> str | None:
        """Return a date as ISO text; what is none, or does not exist, is reported."""
        node = find(self.root, path)
        day, text = date_of(node), text_of(node)
        if day is not None:
            return day.isoformat()
        if text is not None:
            self.complain(path, "date", {"value": text})
        return None

    def _raw(self, problem: Problem) -> Raw:
        if problem.rule == "JDL010":  # an empty file, a list: it was never to be a description
            problem.rule = RULE
        return problem_raw(self.document, problem, None)

    def _check_version(self, key: str) -> None:
        version = self.text((key,))
        if version is None:
            self.complain((key,), "version", {"key": key})
        elif version != _VERSION:
            self.complain((key,), "version-unknown", {"key": key, "value": version})
