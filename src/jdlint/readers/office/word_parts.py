"""The parts of a Word file beside its text: relations, styles and list definitions."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from jdlint.core.records import NamedTuple
from jdlint.readers.content import Refused
from jdlint.readers.office.limits import LONGEST_LABEL, Budget
from jdlint.readers.office.numbering import LEVELS, Counters, Label, Level
from jdlint.readers.office.package import Package
from jdlint.readers.office.xml import Element, Vocabulary, parse

# Each namespace in its transitional and its strict form.
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PREFIXES = {
    _W: "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}
_RELATIONS = Vocabulary(
    {"http://schemas.openxmlformats.org/package/2006/relationships": "rel"},
    frozenset({"rel:Relationship"}),
    frozenset(),
    frozenset(),
    frozenset(),
)
_STYLES = Vocabulary(
    PREFIXES,
    frozenset(
        {
            *("w:style", "w:basedOn", "w:pPr", "w:numPr", "w:numId", "w:ilvl", "w:rPr", "w:vanish"),
            *("w:num", "w:abstractNum", "w:abstractNumId", "w:lvlOverride", "w:startOverride", "w:lvl", "w:start"),
            *("w:numFmt", "w:lvlText", "w:lvlRestart", "w:isLgl", "w:pStyle", "w:numStyleLink", "w:styleLink"),
        }
    ),
    # What stood before a tracked change, what holds only in some cells of a table, and the ruler of tab stops.
    frozenset({"w:pPrChange", "w:rPrChange", "w:tblStylePr", "w:tabs"}),
    frozenset(),
    frozenset(),
)
_HOPS = 50


class Relation(NamedTuple):
    """What a part refers to: `kind` is the last word of its type, `target` a member of the package or None."""

    kind: str
    target: str | None


def relations(package: Package, part: str, budget: Budget) -> dict[str, Relation]:
    """Return the relations of `part` ("" for the package) by id; what lies outside of the package has no target."""
    folder, name = posixpath.split(part)
    member = posixpath.join(folder, "_rels", f"{name}.rels")
    if member not in package:
        return {}
    out: dict[str, Relation] = {}
    for element in parse(package.chunks(member), _RELATIONS, budget).elements:
        target: str | None = None
        if element.get("TargetMode") != "External":
            path = unquote(element.get("Target"))
            target = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
        out[element.get("Id")] = Relation(element.get("Type").rpartition("/")[2], target)
    return out


def is_on(element: Element | None) -> bool:
    """Tell whether a switch such as w:vanish is there and not set off."""
    return element is not None and element.get("val", "true") not in ("0", "false", "off")


def integer(text: str, default: int) -> int:
    """Return the number that `text` is, `default` for anything else, and never one that no document holds."""
    try:
        return max(-1_000_000, min(int(text), 1_000_000))
    except ValueError:
        return default


class Style(NamedTuple):
    """What counts of a style: where it is derived from, its list, and whether its text is hidden."""

    based_on: str
    num_id: str | None
    level: int | None
    hidden: bool | None


class Styles:
    """The styles of a file by id."""

    def __init__(self, root: Element) -> None:
        self._styles: dict[str, Style] = {}
        self._hidden: dict[str, bool] = {}
        self.default = ""
        for element in root.all("w:style"):
            name = element.get("styleId")
            based = element.first("w:basedOn")
            num_id, level = number_properties(element.first("w:pPr", "w:numPr"))
            vanish = element.first("w:rPr", "w:vanish")
            hidden = None if vanish is None else is_on(vanish)
            self._styles[name] = Style("" if based is None else based.get("val"), num_id, level, hidden)
            if element.get("type") == "paragraph" and element.get("default") in ("1", "true", "on"):
                self.default = name

    def chain(self, name: str) -> list[tuple[str, Style]]:
        """Return the style and those it is derived from, nearest first; a circle ends where it closes."""
        out: list[tuple[str, Style]] = []
        seen: set[str] = set()
        while name in self._styles and name not in seen and len(out) < _HOPS:
            seen.add(name)
            out.append((name, self._styles[name]))
            name = self._styles[name].based_on
        return out

    def hidden(self, name: str) -> bool:
        if name not in self._hidden:
            found = (style.hidden for _, style in self.chain(name) if style.hidden is not None)
            self._hidden[name] = next(found, False)
        return self._hidden[name]


def number_properties(element: Element | None) -> tuple[str | None, int | None]:
    """Return list and level that a w:numPr names, None for what it leaves open."""
    if element is None:
        return None, None
    num_id, level = element.first("w:numId"), element.first("w:ilvl")
    return (
        None if num_id is None else num_id.get("val"),
        None if level is None else min(max(integer(level.get("val"), 0), 0), LEVELS - 1),
    )


class _Num(NamedTuple):
    abstract: str
    levels: dict[int, Level]
    restarted: frozenset[int]


class Lists:
    """The lists of a file, and how far each has counted."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {element.get("abstractNumId"): element for element in root.all("w:abstractNum")}
        self._defined = {element.get("numId"): element for element in root.all("w:num")}
        self._nums: dict[str, _Num | None] = {}
        self._style_levels: dict[tuple[str, str], int] = {}
        self._counters: dict[str, Counters] = {}

    def label(self, num_id: str | None, level: int | None, style: str) -> Label:
        """Count a paragraph of `style` whose own w:numPr says `num_id` and `level`; return what stands before it."""
        named = style or self._styles.default
        if num_id is None:
            for name, inherited in self._styles.chain(named):
                if inherited.num_id is not None:
                    num_id = inherited.num_id
                    if level is None:
                        level = self._level_of(num_id, (named, name), inherited.level)
                    break
        num = self._num(num_id) if num_id else None
        if num is None:
            return Label()
        at = level or 0
        counters = self._counters.setdefault(num.abstract, Counters())
        for restarted in num.restarted:
            counters.restart(num_id, restarted)
        return counters.label(num.levels, at)

    def _level_of(self, num_id: str, styles: tuple[str, ...], level: int | None) -> int:
        """Return the level that is linked with one of `styles`; in a style Word reads the level from there."""
        self._num(num_id)
        return next((found for s in styles if (found := self._style_levels.get((num_id, s))) is not None), level or 0)

    def _num(self, num_id: str) -> _Num | None:
        if num_id not in self._nums:
            self._nums[num_id] = self._read(num_id)
        return self._nums[num_id]

    def _read(self, num_id: str) -> _Num | None:
        element = self._defined.get(num_id)
        if element is None:
            return None  # 0 switches numbering off
        key = _abstract_of(element)
        for _ in range(_HOPS):  # a list may be defined by a list style, which names another list
            link = self._abstract[key].first("w:numStyleLink") if key in self._abstract else None
            if link is None:
                break
            chain = self._styles.chain(link.get("val"))
            target = self._defined.get(chain[0][1].num_id or "") if chain else None
            if target is None:
                break
            key = _abstract_of(target)
        else:
            return None
        if key not in self._abstract:
            return None
        levels: dict[int, Level] = {}
        restarted: set[int] = set()
        for defined in self._abstract[key].all("w:lvl"):
            self._add(num_id, defined, levels)
        for override in element.all("w:lvlOverride"):
            at = min(max(integer(override.get("ilvl"), 0), 0), LEVELS - 1)
            again = override.first("w:lvl")
            if again is not None:
                self._add(num_id, again, levels)
            start = override.first("w:startOverride")
            if start is not None and at in levels:
                levels[at] = levels[at]._replace(start=integer(start.get("val"), 1))
                restarted.add(at)
        return _Num(key, levels, frozenset(restarted))

    def _add(self, num_id: str, element: Element, levels: dict[int, Level]) -> None:
        at = min(max(integer(element.get("ilvl"), 0), 0), LEVELS - 1)
        form, text, start = element.first("w:numFmt"), element.first("w:lvlText"), element.first("w:start")
        restart, style = element.first("w:lvlRestart"), element.first("w:pStyle")
        levels[at] = Level(
            "decimal" if form is None else form.get("val"),
            "" if text is None else text.get("val")[:LONGEST_LABEL],
            0 if start is None else integer(start.get("val"), 0),
            None if restart is None else integer(restart.get("val"), 0),
            is_on(element.first("w:isLgl")),
        )
        if style is not None:
            self._style_levels[num_id, style.get("val")] = at


def _abstract_of(num: Element) -> str:
    found = num.first("w:abstractNumId")
    return "" if found is None else found.get("val")


def read_styles(package: Package, member: str | None, budget: Budget) -> Styles:
    """Return the styles that stand in `member`, none where it is missing."""
    return Styles(_part(package, member, budget))


def read_lists(package: Package, member: str | None, styles: Styles, budget: Budget) -> Lists:
    """Return the lists that are defined in `member`, none where it is missing."""
    return Lists(_part(package, member, budget), styles)


def _part(package: Package, member: str | None, budget: Budget) -> Element:
    if member is None or member not in package:
        return Element("", {}, -1)
    return parse(package.chunks(member), _STYLES, budget)


def main_part(package: Package, budget: Budget) -> str:
    """Return the member that holds the text; raises Refused where the package names none that is there."""
    found = [r.target for r in relations(package, "", budget).values() if r.kind == "officeDocument"]
    if not found or found[0] is None or found[0] not in package:
        raise Refused("JDL008", "foreign")
    return found[0]
