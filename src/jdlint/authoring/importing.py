"""An imported document to YAML that a person reviews.

The text of the document can never change the structure of the YAML: values are written by ruamel.yaml, comments are
reduced to one line of printable characters. The same document gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import unicodedata
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

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
    doubts.READ_FROM_SENTENCE: "arv on loetud lausest",
    doubts.DISPLACED_WORDS: "sõnad on paigast nihkunud",
    doubts.REJOINED: "väärtuse lõpp seisis järgmise sildi all",
    doubts.PARTED: "sildi all seisis ka teise välja tekst",
    doubts.DIVIDED_REFERENCES: "loetelu on tükeldatud",
    doubts.DIVIDED_CELLS: "lahtrid seisid ühel real ja on tükeldatud",
    doubts.DIVIDED_RESULTS: "tulemused on tükeldatud lauselõppude järgi",
    doubts.UNDIVIDED_DUTY: "ülesanne ja tulemused võivad olla koos",
    doubts.SHARED_RESULTS: "tulemuste lahter kuulub mitme ülesande juurde",
    doubts.UNBULLETED_RESULT: "tulemus on ilma loendimärgita",
    doubts.UNNUMBERED_DUTY: "ülesandel ei ole numbrit",
    doubts.DAMAGED_NUMBER: "number on halvasti loetav",
    doubts.TITLE_FROM_HEADING: "nimetus on võetud pealkirjast",
}
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def render_import(document: Document, *, identifier: str, file_name: str, sha256: str, schema: str) -> str:
    """Return the YAML of `document`, with comments where a person must look and all text that found no field."""
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
    source = CommentedMap(file=_Writer.text(file_name), sha256=_Writer.quoted(sha256))
    source["template"] = _Writer.text(document.template or "generic")
    source["confidence"] = _Writer.quoted(_confidence(document))
    body["source"] = source
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(body, stream)
    head = f"# yaml-language-server: $schema={_one_line(schema)}\n"
    return head + stream.getvalue() + _unplaced(document)


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
    plain = unicodedata.normalize("NFKD", text.lower())
    words = re.findall(r"[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char)))
    out = ""
    for word in words:
        if out and len(out) + len(word) >= _MAX_ID:
            break
        out += f"-{word}" if out else word[:_MAX_ID]
    return out


def _one_line(text: str) -> str:
    """Return `text` as one line without characters that YAML or a terminal could take for something else."""
    kept = (" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)
    return " ".join("".join(char for char in kept if _printable(char)).split())


def _printable(char: str) -> bool:
    return unicodedata.category(char) not in ("Cs", "Cf", "Cn") and char not in "\ufffe\uffff"


def _unplaced(document: Document) -> str:
    lines = [line for node in document.unplaced if (line := _one_line(node.text))]
    return "".join(["\n", f"# {_UNPLACED}\n", *(f"#   {line}\n" for line in lines)]) if lines else ""


def _confidence(document: Document) -> str:
    """Return the share of values that nobody needs to look at again."""
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
        before = f"{_TODO}: {_one_line(_REASONS.get(reason, reason))}"
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
        if path[-1] == "date" and _ISO_DATE.fullmatch(node.text):
            return dt.date.fromisoformat(node.text)
        return self.quoted(node.text) if path[-1] == "number" else self.text(node.text)

    @staticmethod
    def quoted(text: str) -> Any:
        from ruamel.yaml.scalarstring import DoubleQuotedScalarString  # noqa: PLC0415

        return DoubleQuotedScalarString(_one_line(text))

    @staticmethod
    def text(text: str) -> Any:
        from ruamel.yaml.scalarstring import FoldedScalarString  # noqa: PLC0415

        line = _one_line(text)
        return FoldedScalarString(line) if len(line) > _LONG else line
