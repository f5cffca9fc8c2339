"""Styles and lists of an OpenDocument text: what they say about numbering, hidden text and page headers."""

from __future__ import annotations

from collections.abc import Iterable

from jdlint.core.records import NamedTuple
from jdlint.readers.office.limits import LONGEST_LABEL
from jdlint.readers.office.numbering import LEVELS, Level
from jdlint.readers.office.word_parts import integer
from jdlint.readers.office.xml import Element, Vocabulary

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
VOCABULARY = Vocabulary(
    {
        f"{_NS}office:1.0": "office",
        f"{_NS}text:1.0": "text",
        f"{_NS}table:1.0": "table",
        f"{_NS}style:1.0": "style",
        f"{_NS}svg-compatible:1.0": "svg",
        f"{_NS}manifest:1.0": "manifest",
    },
    frozenset(
        {
            *("office:text", "text:section", "text:span", "text:s", "text:tab", "text:line-break", "text:note"),
            *("text:note-body", "text:list", "text:list-item", "text:list-header", "text:insertion", "text:deletion"),
            *("table:table", "table:table-row", "table:table-cell", "table:covered-table-cell"),
            *("style:style", "style:text-properties", "text:list-style", "text:outline-style", "style:master-page"),
            *("text:list-level-style-number", "text:list-level-style-bullet", "text:list-level-style-image"),
            *("text:outline-level-style", "style:header", "style:header-first", "style:header-left", "style:footer"),
            *("style:footer-first", "style:footer-left", "manifest:encryption-data"),
        }
    ),
    frozenset(
        {
            # Remarks, names of pictures, the number as it was last shown, code, pronunciation, forms to be filled in.
            *("office:annotation", "svg:title", "svg:desc", "text:number", "text:note-citation", "text:script"),
            *("text:ruby-text", "office:forms", "office:binary-data", "text:placeholder"),
        }
    ),
    frozenset({"text:p", "text:h", "text:span"}),
    frozenset({"text:p", "text:h"}),
)
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HOPS = 50


class _Style(NamedTuple):
    parent: str
    list_style: str | None
    master: str
    hidden: bool | None


class OdtStyles:
    """The styles of both parts of a file, those of the text itself ahead."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        self.masters: dict[str, Element] = {}
        for root in roots:
            for element in root.elements:
                self._read(element)

    def _read(self, element: Element) -> None:
        name = element.get("name")
        match element.name:
            case "style:style":
                properties = element.first("style:text-properties")
                display = "" if properties is None else properties.get("display")
                style = _Style(
                    element.get("parent-style-name"),
                    element.attributes.get("list-style-name"),
                    element.get("master-page-name"),
                    display == "none" if display else None,
                )
                self._styles.setdefault((element.get("family"), name), style)
            case "text:list-style":
                self._lists.setdefault(name, _levels(element))
            case "text:outline-style":
                self.outline = _levels(element)
            case "style:master-page":
                self.masters.setdefault(name, element)

    def _chain(self, family: str, name: str) -> list[_Style]:
        """Return the style and those it is derived from, nearest first; a circle ends where it closes."""
        out: list[_Style] = []
        seen: set[str] = set()
        while (family, name) in self._styles and name not in seen and len(out) < _HOPS:
            seen.add(name)
            out.append(self._styles[family, name])
            name = out[-1].parent
        return out

    def hidden(self, family: str, name: str) -> bool:
        return next((style.hidden for style in self._chain(family, name) if style.hidden is not None), False)

    def list_style(self, paragraph: str) -> str:
        return next((s.list_style for s in self._chain("paragraph", paragraph) if s.list_style is not None), "")

    def master(self, element: Element) -> str:
        """Return the master page that begins with a paragraph or a table, "" where the page goes on."""
        family = "table" if element.name == "table:table" else "paragraph"
        return next((s.master for s in self._chain(family, element.get("style-name")) if s.master), "")

    def levels(self, name: str) -> dict[int, Level]:
        return self._lists.get(name, {})


def _levels(style: Element) -> dict[int, Level]:
    out: dict[int, Level] = {}
    for element in style.elements:
        level = min(max(integer(element.get("level"), 1), 1), LEVELS) - 1
        if element.name in ("text:list-level-style-bullet", "text:list-level-style-image"):
            out[level] = Level("bullet", element.get("bullet-char", "•"))
            continue
        form = _FORMS.get(element.get("num-format"), "none")
        shown = min(max(integer(element.get("display-levels"), 1), 1), level + 1)
        numbers = ".".join(f"%{number}" for number in range(level + 2 - shown, level + 2))
        text = (
            "" if form == "none" else (element.get("num-prefix") + numbers + element.get("num-suffix"))[:LONGEST_LABEL]
        )
        out[level] = Level(form, text, integer(element.get("start-value"), 1))
    return out
