"""An imported document to YAML that a person reviews.

The text of the document can never change the structure of the YAML: values are written by ruamel.yaml, comments are
reduced to one line of printable characters. The same document gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import unicodedata
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from jdlint.core.i18n import Language
from jdlint.core.records import NamedTuple
from jdlint.core.text import ascii_words
from jdlint.estonian.personal_codes import masked
from jdlint.readers import doubts
from jdlint.syntax.nodes import Node, Scalar, Sequence, find, walk

if TYPE_CHECKING:
    from jdlint.core.paths import Path
    from jdlint.syntax.nodes import Document

_WIDTH = 110
_LONG = 80
_MAX_ID = 60
_TODO = "TODO jdlint: kontrolli"
_UNPLACED = "Paigutamata tekst: jdlint ei leidnud sellele välja. Tõsta õigesse kohta või kustuta."
_REASONS = {
    doubts.READ_FROM_SENTENCE: ("arv on loetud lausest", "a number was read from a sentence"),
    doubts.DISPLACED_WORDS: ("sõnad on paigast nihkunud", "words are displaced"),
    doubts.REJOINED: ("väärtuse lõpp seisis järgmise sildi all", "the end of the value stood under the next label"),
    doubts.PARTED: ("sildi all seisis ka teise välja tekst", "text of another field stood under this label"),
    doubts.DIVIDED_REFERENCES: ("loetelu on tükeldatud", "a list was divided"),
    doubts.DIVIDED_CELLS: ("lahtrid seisid ühel real ja on tükeldatud", "cells stood on one line and were divided"),
    doubts.UNLEVEL_CELLS: (
        "lahtrid ei ole kohakuti: mis kuhu kuulub, ei ole kindel",
        "cells are not level: what belongs where is not certain",
    ),
    doubts.DIVIDED_RESULTS: (
        "tulemused on tükeldatud lauselõppude järgi",
        "results were divided where sentences end",
    ),
    doubts.UNDIVIDED_DUTY: ("ülesanne ja tulemused võivad olla koos", "duty and results may stand together"),
    doubts.SHARED_RESULTS: ("tulemuste lahter kuulub mitme ülesande juurde", "the results belong to several duties"),
    doubts.UNBULLETED_RESULT: ("tulemus on ilma loendimärgita", "the result has no bullet"),
    doubts.UNNUMBERED_DUTY: ("ülesandel ei ole numbrit", "the duty has no number"),
    doubts.DAMAGED_NUMBER: ("number on halvasti loetav", "the number is hardly legible"),
    doubts.FROM_ORDER: ("võetud käskkirjast", "taken from the order"),
    doubts.SCANNED: ("tekst on tuvastatud pildilt", "the text was recognised in a picture"),
    doubts.TITLE_FROM_HEADING: ("nimetus on võetud pealkirjast", "the title was taken from the heading"),
}
_NO_HASH = "0" * 64
_IMPORTED = re.compile(r'^  imported_as: "([0-9a-f]{64})"\n', re.MULTILINE)
_DATES = frozenset({"date", "valid_from", "valid_to", "until", "effective_from", "last_reviewed"})
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class Origin(NamedTuple):
    """Where a description comes from: the file as `source.file` names it, its SHA-256, and its number there if any."""

    file: str
    sha256: str
    part: int | None = None


def render_import(document: Document, *, identifier: str, origin: Origin, schema: str) -> str:
    """Return the YAML of `document`, with comments where a person must look and all text that found no field.

    Personal codes are written as signs that say nothing. The text knows its own hash (`is_untouched`).
    """
    from ruamel.yaml import YAML  # noqa: PLC0415 - a third of a second that no other command needs
    from ruamel.yaml.comments import CommentedMap  # noqa: PLC0415

    body = CommentedMap()
    body["jdlint"] = 1
    body["id"] = _Writer.text(identifier)
    writer = _Writer(document.uncertain)
    if document.root is not None:
        for key, node in document.root.values.items():
            body[key] = writer.value(node, (key,))
            writer.comment(body, key, (key,))
    claimed = body.pop("source", {})  # by the signatures of a container
    source = CommentedMap(file=_Writer.text(origin.file), sha256=_Writer.quoted(origin.sha256))
    if origin.part is not None:
        source["part"] = origin.part
    source.update(claimed)
    source["template"] = _Writer.text(document.template or "generic")
    source["confidence"] = _Writer.quoted(confidence(document))
    source["imported_as"] = _Writer.quoted(_NO_HASH)
    body["source"] = source
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(body, stream)
    head = f"# yaml-language-server: $schema={as_written(schema)}\n"
    text = head + stream.getvalue() + _unplaced(document)
    return _IMPORTED.sub(f'  imported_as: "{_hash_of(text)}"\n', text, count=1)


def reason_words(reason: str, language: Language) -> str:
    """Return why a person should look at a value."""
    return _REASONS[reason][0 if language == "et" else 1]


def is_untouched(data: bytes) -> bool:
    """Tell whether a description is still what `render_import` wrote; line ends do not count."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    found = _IMPORTED.search(text)
    return found is not None and found[1] == _hash_of(text)


def _hash_of(text: str) -> str:
    """Return the hash of a text without the line that holds it."""
    return hashlib.sha256(_IMPORTED.sub("", text, count=1).encode("utf-8", "surrogatepass")).hexdigest()


def identifier_for(document: Document, file_name: str) -> str:
    """Return an id made of title and specialisation, or where there is no title of the file's name."""
    words = []
    for path in (("position", "title"), ("position", "specialisation")):
        node = find(document.root, path)
        if isinstance(node, Scalar):
            words.append(node.text)
    stem = PurePath(file_name.replace("\\", "/")).name.split(".", maxsplit=1)[0]
    return _slug(" ".join(words)) or _slug(stem) or "ametijuhend"


def _slug(text: str) -> str:
    out = ""
    for word in ascii_words(masked(text)):
        if out and len(out) + len(word) >= _MAX_ID:
            break
        out += f"-{word}" if out else word[:_MAX_ID]
    return out


def as_written(text: str) -> str:
    """Return `text` as import writes it: one line, personal codes unreadable, no character that YAML could misread."""
    kept = (" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in masked(text))
    return " ".join("".join(char for char in kept if _printable(char)).split())


def _printable(char: str) -> bool:
    return unicodedata.category(char) not in ("Cs", "Cf", "Cn") and char not in "\ufffe\uffff"


def _unplaced(document: Document) -> str:
    # A text of the document must not become a comment that jdlint obeys.
    lines = [line.replace("jdlint:", "jdlint :") for node in document.unplaced if (line := as_written(node.text))]
    return "".join(["\n", f"# {_UNPLACED}\n", *(f"#   {line}\n" for line in lines)]) if lines else ""


def confidence(document: Document) -> str:
    """Return the share of values that nobody needs to look at again: of a scan none."""
    if document.kind == "scan":
        return "0.00"
    values = sum(isinstance(node, Scalar) for _, node in walk(document.root)) if document.root is not None else 0
    doubtful = len(document.uncertain) + len(document.unplaced)
    total = values + len(document.unplaced)
    return f"{max(0.0, 1 - doubtful / total):.2f}" if total else "0.00"


def _column(path: Path) -> int:
    """Return the column in which the key or the dash at `path` is written."""
    column = 0
    for part, after in pairwise(path):
        if isinstance(part, int):
            column += 4
        elif isinstance(after, str):
            column += 2
    return column + 2 if isinstance(path[-1], int) else column


class _Writer:
    """Turns nodes into what ruamel.yaml writes."""

    def __init__(self, uncertain: dict[Path, str]) -> None:
        self.uncertain = uncertain

    def value(self, node: Node, path: Path) -> Any:
        from ruamel.yaml.comments import CommentedMap, CommentedSeq  # noqa: PLC0415

        if isinstance(node, Scalar):
            return self.scalar(node, path)
        if isinstance(node, Sequence):
            items = CommentedSeq()
            for i, item in enumerate(node.items):
                items.append(self.value(item, (*path, i)))
                self.comment(items, i, (*path, i))
            return items
        out = CommentedMap()
        for key, item in node.values.items():
            out[key] = self.value(item, (*path, key))
            self.comment(out, key, (*path, key))
        return out

    def comment(self, holder: Any, key: str | int, path: Path) -> None:
        """Put the reason of a doubt above the value at `path`."""
        reason = self.uncertain.get(path)
        if reason is None:
            return
        before = f"{_TODO}: {_REASONS[reason][0]}"
        holder.yaml_set_comment_before_after_key(key, before=before, indent=_column(path))

    def scalar(self, node: Scalar, path: Path) -> Any:
        match node.kind:
            case "null":
                return None
            case "bool":
                return node.text == "true"
            case "int" if re.fullmatch(r"\d{1,9}", node.text, re.ASCII):
                return int(node.text)
            case "float" if re.fullmatch(r"\d{1,9}\.\d{1,9}", node.text, re.ASCII):
                return float(node.text)
        if path[-1] in _DATES and _ISO_DATE.fullmatch(node.text):
            return dt.date.fromisoformat(node.text)
        return self.quoted(node.text) if path[-1] == "number" else self.text(node.text)

    @staticmethod
    def quoted(text: str) -> Any:
        from ruamel.yaml.scalarstring import DoubleQuotedScalarString  # noqa: PLC0415

        return DoubleQuotedScalarString(as_written(text))

    @staticmethod
    def text(text: str) -> Any:
        from ruamel.yaml.scalarstring import FoldedScalarString  # noqa: PLC0415

        line = as_written(text)
        return FoldedScalarString(line) if len(line) > _LONG else line
