"""What an import would write, file by file, before anything is written.

A description that was imported before is found again by the content of its document; where that has changed, by the
name of the document and the title of the post together, for two documents may share a name. It is written anew only
where nobody has edited it since; a person's edits are never overwritten.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from jdlint.authoring.imports.rendering import (
    Origin,
    as_written,
    confidence,
    identifier_for,
    is_untouched,
    render_import,
)
from jdlint.authoring.scaffold import schema_reference
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.facts.facts import title_key
from jdlint.readers.content import Lacking, OnlyPictures
from jdlint.readers.labels import Labels
from jdlint.readers.other import OtherReader
from jdlint.readers.reading import most_bytes
from jdlint.storage.files import OTHER_SUFFIXES, candidate, kind_of, read_bytes
from jdlint.storage.listing import whole_listing
from jdlint.syntax.limits import Limits
from jdlint.syntax.nodes import Document, Problem, Scalar, find, walk
from jdlint.syntax.yaml_reader import read_yaml

#: new: was not there. same: the document was imported before as it is. updated: the document has changed, and nobody
#: has edited the description. kept: somebody has, or the file was not made by an import; it is left alone.
State = Literal["new", "same", "updated", "kept"]


class Imported(NamedTuple):
    """One description: where it goes, its bytes, and what became of the file there."""

    target: Path
    content: bytes
    state: State
    document: Document

    @property
    def fields(self) -> int:
        """How many values were found."""
        return sum(isinstance(node, Scalar) for _, node in walk(self.document.root)) if self.document.root else 0

    @property
    def confidence(self) -> str:
        """The share of values that nobody needs to look at again."""
        return confidence(self.document)


class Source(NamedTuple):
    """A document: its path, what `source.file` calls it, what stood in the way (or None), and its descriptions."""

    path: Path
    name: str
    problem: Problem | None
    found: tuple[Imported, ...]


class Inputs(NamedTuple):
    """The files to import, each with the name that `source.file` gives it; `foreign` hold no description.

    `unread` are files that nobody named and that were not read, by what is missing or said of them.
    """

    files: list[tuple[Path, str]]
    foreign: list[Path]
    unread: dict[str, list[Path]]


class _Known(NamedTuple):
    """A description in the folder that an import wrote."""

    path: Path
    identifier: str
    file: str
    sha256: str
    part: str
    title: tuple[str, str]
    untouched: bool


def inputs_of(paths: Iterable[Path], limits: Limits, labels: Labels | None) -> Inputs:
    """Return what `paths` name: files as they are, of folders those that hold a description. Raises OSError."""
    files: dict[Path, str] = {}
    foreign: list[Path] = []
    unread: dict[str, list[Path]] = {}
    for path in paths:
        if not path.is_dir():
            files.setdefault(path, path.name)
            continue
        found = whole_listing(path)
        for below in found.files:
            item = candidate(below)
            legacy = below.name.lower().endswith(OTHER_SUFFIXES)
            try:
                if legacy or (item is not None and item.kind != "yaml" and _is_ours(below, limits, labels)):
                    files.setdefault(below, below.relative_to(path).as_posix())
                elif item is not None and item.kind != "yaml":
                    foreign.append(below)
            except Lacking as lacking:
                unread.setdefault(str(lacking), []).append(below)
        outside = [below for below in found.outside if candidate(below) is not None or below.is_dir()]
        if outside:
            text = _("links that lead out of the repository are not followed (see --trust)")
            unread.setdefault(text, []).extend(outside)
    return Inputs(sorted(files.items(), key=lambda pair: (pair[1], pair[0])), sorted(foreign), unread)


def _is_ours(path: Path, limits: Limits, labels: Labels | None) -> bool:
    kind = kind_of(path)
    try:
        return OtherReader(limits, labels).is_description(kind, read_bytes(path, most_bytes(kind, limits)), scans=False)
    except OSError:
        return True  # it is said of the file that it cannot be read
    except OnlyPictures:
        return True  # text is recognised once, when the file is imported


def plan_imports(
    files: Sequence[tuple[Path, str]],
    folder: Path,
    limits: Limits,
    labels: Labels | None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Source]:
    """Yield for each of `files` what importing it into `folder` would write."""
    known = _known(folder, limits)
    reader = OtherReader(limits, labels)
    unchanged = _digests(files, limits) & {item.sha256 for item in known}
    taken: set[Path] = set()
    for number, (path, name) in enumerate(files):
        if progress is not None:
            progress(number, len(files))
        kind = kind_of(path)
        try:
            data = read_bytes(path, most_bytes(kind, limits))
        except OSError as error:
            yield Source(path, name, Problem("JDL008", 0, 0, "default", {"reason": error.strerror or str(error)}), ())
            continue
        documents = reader.read(path.name, kind, data)
        read = [document for document in documents if document.root is not None]
        if not read:
            yield Source(path, name, documents[0].problems[0], ())
            continue
        digest = hashlib.sha256(data).hexdigest()
        found = []
        for document in read:
            origin = Origin(name, digest, document.index + 1 if len(read) > 1 else None)
            item = _imported(document, origin, folder, known, unchanged, taken)
            taken.add(item.target)
            found.append(item)
        yield Source(path, name, None, tuple(found))


def _digests(files: Sequence[tuple[Path, str]], limits: Limits) -> set[str]:
    """Return the SHA-256 of the files that can be read."""
    found = set()
    for path, _name in files:
        with contextlib.suppress(OSError):
            found.add(hashlib.sha256(read_bytes(path, most_bytes(kind_of(path), limits))).hexdigest())
    return found


def _imported(
    document: Document, origin: Origin, folder: Path, known: Sequence[_Known], unchanged: set[str], taken: set[Path]
) -> Imported:
    before = _before(document, origin, [item for item in known if item.path not in taken], unchanged)
    if before is not None:
        content = _rendered(document, before.identifier, origin, folder)
        state: State = "updated" if before.untouched else "kept"
        return Imported(before.path, content, "same" if before.sha256 == origin.sha256 else state, document)
    identifier = base = identifier_for(document, origin.file)
    made = {item.path for item in known}
    number = 1
    # A file that another import made is another post of the same title; any other file is a person's.
    while (target := folder / f"{identifier}.jd.yaml") in taken or target in made:
        number += 1
        identifier = f"{base}-{number}"
    state = "kept" if os.path.lexists(target) else "new"
    return Imported(target, _rendered(document, identifier, origin, folder), state, document)


def _before(document: Document, origin: Origin, known: Sequence[_Known], unchanged: set[str]) -> _Known | None:
    """Return the description that an earlier import made of this one.

    What was made of a document that is still there, `unchanged`, belongs to that one, whatever it is called now.
    """
    part = str(origin.part or "")
    for item in known:
        if item.sha256 == origin.sha256 and item.part == part:
            return item
    name, title = as_written(origin.file), _title(document)
    changed = (item for item in known if item.sha256 not in unchanged)
    return next((item for item in changed if item.file == name and item.title == title), None)


def _title(document: Document) -> tuple[str, str]:
    """Return title and specialisation of a post, to be compared."""
    told = (find(document.root, ("position", key)) for key in ("title", "specialisation"))
    title, special = (node.text if isinstance(node, Scalar) else "" for node in told)
    return title_key(title, special)


def _rendered(document: Document, identifier: str, origin: Origin, folder: Path) -> bytes:
    schema = schema_reference(Path(os.path.abspath(folder)))  # noqa: PTH100
    return render_import(document, identifier=identifier, origin=origin, schema=schema).encode("utf-8")


def _known(folder: Path, limits: Limits) -> list[_Known]:
    """Return the descriptions in `folder` that say from which document they come."""
    out: list[_Known] = []
    for path in sorted(folder.glob("*.jd.yaml")) if folder.is_dir() else ():
        try:
            data = read_bytes(path, limits.file_bytes)
        except OSError:
            continue
        document = read_yaml(path.name, data, limits)[0]
        told = [
            node.text if isinstance(node := find(document.root, place), Scalar) else ""
            for place in (("id",), ("source", "file"), ("source", "sha256"), ("source", "part"))
        ]
        if told[2]:
            identifier, file, digest, part = told
            out.append(_Known(path, identifier, file, digest, part, _title(document), is_untouched(data)))
    return out
