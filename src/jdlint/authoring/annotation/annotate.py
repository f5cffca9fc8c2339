"""From the report on a file to a copy of it with comments."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from jdlint.authoring.annotation.notes import note_of
from jdlint.authoring.annotation.open_document import annotate_open_document
from jdlint.authoring.annotation.word import annotate_word
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import Language, _
from jdlint.core.text import visible
from jdlint.engine.labels import labels_of
from jdlint.engine.run import Outcome
from jdlint.readers.content import Refused
from jdlint.readers.office.layout import OfficeText
from jdlint.readers.office.limits import DEFAULT_LIMITS
from jdlint.readers.other import OtherReader
from jdlint.reporters.render import Renderer
from jdlint.rulebook.index import load_docs
from jdlint.storage.files import kind_of, read_bytes


def not_annotated(path: Path) -> JdlintError:
    """Return the error for a file that comments cannot be written into."""
    text = _("{path}: comments are written into .docx and .odt files; jdlint check reports on all others")
    return JdlintError(text.format(path=visible(str(path))))


def annotated(outcome: Outcome, path: Path, language: Language) -> tuple[bytes, int]:
    """Return the bytes of the copy and how many comments it holds.

    Raises JdlintError for a file that cannot be read as a description, with the sentence of the finding that says why.
    """
    data = read_bytes(path, DEFAULT_LIMITS.file_bytes)
    reader = OtherReader(outcome.settings.limits, labels_of(outcome.settings))
    document = reader.read(str(path), kind_of(path), data)[0]
    renderer = Renderer(outcome.book, language)
    own = [finding for finding in outcome.report.active if Path(finding.path).samefile(path)]
    if document.root is None:
        problem = document.problems[0]
        reason = renderer.text(problem.rule, problem.message, problem.args)
        raise JdlintError(f"{visible(str(path))}: {reason}")
    if not isinstance(document.locator, OfficeText):  # a container that is called .docx
        raise not_annotated(path)
    docs = load_docs(outcome.settings.packs)
    notes = [note_of(finding, renderer, docs) for finding in own]
    write = annotate_word if document.kind == "docx" else annotate_open_document
    try:
        return write(visible(str(path)), data, notes, document.locator), len(notes)
    except (Refused, expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        text = _("{path}: parts of the file are damaged; open it in Word, save it and try again")
        raise JdlintError(text.format(path=visible(str(path)))) from error
