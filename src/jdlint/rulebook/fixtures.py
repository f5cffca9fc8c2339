"""Rule fixtures: Markdown that is test and documentation at once.

Below ``## Invalid`` and ``## Valid`` every ``###`` heading opens a case; a fence that names no file is a case of its
own. Words behind the language of a fence: ``file=NAME`` puts several fences into one project, ``as-of=DATE`` sets the
date, ``errors=3,7`` marks lines where a comment cannot (else ``# error: ID`` marks its line), ``fixed`` holds what
``--fix --unsafe-fixes`` makes of the fence before it, or of the file that ``file=NAME`` names; what a case with such a
fence shows no fixed text of must stay as it is. ``base`` holds a file as it was in the revision that the case is
compared with; what is shown at no other place was removed. A ``toml`` fence is the configuration.

Names are plain ones below the folder of the case: whoever runs a pack of somebody else must not have files written
elsewhere, nor settings of the git repository that a case is made of.
"""

from __future__ import annotations

import re
from pathlib import Path

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.core.text import visible
from jdlint.storage.files import read_named

#: Bounds on a fixture: bytes, and fences.
_MOST, _MOST_FENCES = 512 * 1024, 1000
_OPENING = re.compile(r"^```(?P<info>[^\n]*)\n", re.MULTILINE)
_CLOSING = re.compile(r"^```[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^(?P<level>#{2,3})[ \t]+(?P<text>[^\n]+)$", re.MULTILINE)
# A letter or digit first: no `..`, nothing hidden (`.git`), no drive, no short name of Windows (`git~1`), no joiner
# that some disks pass over.
_PART = r"\w[\w.+,()-]*(?<!\.)"
_NAME = re.compile(rf"{_PART}(?:/{_PART})*")
_MARK = re.compile(r"#[ \t]*error:[ \t]*(?P<codes>[A-Z0-9, ]+)")


class FixtureFile(NamedTuple):
    """One file of a case; `errors` are the lines (from 1) on which the rule must report, once for each mention."""

    name: str
    text: str
    errors: tuple[int, ...]
    fixed: str | None


class Case(NamedTuple):
    """One example: what it shows, whether the rule must find something, its files, and those it is compared with."""

    title: str
    invalid: bool
    files: tuple[FixtureFile, ...]
    as_of: str | None
    config: str
    base: tuple[tuple[str, str], ...] = ()


class Stray(NamedTuple):
    """A fence that names a file which no case may have, and the line of it."""

    line: int
    name: str


class Fixture(NamedTuple):
    """A whole fixture: its prose and its cases; `strays` are the fences with names that are refused."""

    prose: str
    cases: tuple[Case, ...]
    strays: tuple[Stray, ...] = ()


class _Fence(NamedTuple):
    """Where a fence starts, the words behind its opening, and what it holds."""

    start: int
    info: str
    body: str


def read_fixture(path: Path, rule_id: str) -> Fixture:
    """Return the cases of a file. Raises JdlintError for one that cannot be read, or is no fixture."""
    data = read_named(path, _MOST)
    try:
        return _parsed(data, rule_id)
    except ValueError as error:
        text = _("{path}: is no fixture: {reason}")
        raise JdlintError(text.format(path=visible(str(path)), reason=error)) from None


def _parsed(data: bytes, rule_id: str) -> Fixture:
    if len(data) > _MOST:
        raise ValueError(_("it is larger than {limit} bytes").format(limit=_MOST))
    return parse_fixture(data.decode("utf-8"), rule_id)


def parse_fixture(text: str, rule_id: str) -> Fixture:
    """Return the cases of a fixture; `rule_id` says which marks count. One with `strays` has none.

    Raises ValueError with what is wrong.
    """
    first = _HEADING.search(text)
    prose = (text[: first.start()] if first else text).strip()
    fences = _fences(text)
    strays = tuple(
        Stray(text.count("\n", 0, fence.start) + 1, name)
        for fence in fences
        if not _NAME.fullmatch(name := _options(fence.info.split()).get("file", "a"))
    )
    if strays:
        return Fixture(prose, (), strays)
    cases: list[Case] = []
    section, title, fresh = "", "", True
    found: list[tuple[int, re.Match[str] | _Fence]] = [(match.start(), match) for match in _HEADING.finditer(text)]
    found += [(fence.start, fence) for fence in fences]
    for _start, item in sorted(found, key=lambda pair: pair[0]):
        if not isinstance(item, _Fence):
            if item["level"] == "##":
                section, title = item["text"].strip().lower(), ""
            else:
                title = item["text"].strip()
            fresh = True
            continue
        if section not in ("invalid", "valid", "near misses"):
            continue
        _add(cases, item, section == "invalid", title, rule_id, fresh=fresh)
        fresh = False
    return Fixture(prose, tuple(case for case in cases if case.files or case.base))


def _fences(text: str) -> list[_Fence]:
    found: list[_Fence] = []
    at = 0
    while opening := _OPENING.search(text, at):
        closing = _CLOSING.search(text, opening.end())
        if closing is None:
            break
        found.append(_Fence(opening.start(), opening["info"], text[opening.end() : closing.start()]))
        if len(found) > _MOST_FENCES:
            raise ValueError(_("it holds more than {limit} examples").format(limit=_MOST_FENCES))
        at = closing.end()
    return found


def _add(cases: list[Case], fence: _Fence, invalid: bool, title: str, rule_id: str, *, fresh: bool) -> None:
    words = fence.info.split()
    language = words[0] if words else ""
    options = _options(words)
    if "fixed" in words:
        if not cases or not cases[-1].files:
            raise ValueError(_("a fence with `fixed` stands before the file that it fixes"))
        case = cases[-1]
        name = options.get("file", case.files[-1].name)
        if name not in {
            file.name for file in case.files
        }:  # a slip of the pen: shown as a file that is not as it should be
            case = case._replace(files=(*case.files, FixtureFile(name, "", (), None)))
        files = tuple(file._replace(fixed=fence.body) if file.name == name else file for file in case.files)
        cases[-1] = case._replace(files=files)
        return
    if fresh or not cases or ("file" not in options and language != "toml" and cases[-1].files):
        cases.append(Case(title, invalid, (), None, ""))
    case = cases[-1]
    if options.get("as-of"):
        case = case._replace(as_of=options["as-of"])
    if language == "toml":
        case = case._replace(config=fence.body)
    elif "base" in words:
        case = case._replace(base=(*case.base, (options.get("file", "description.jd.yaml"), fence.body)))
    else:
        name = options.get("file", "description.txt" if language == "text" else "description.jd.yaml")
        errors = _marks(fence.body, rule_id)
        errors += [int(line) for line in options.get("errors", "").split(",") if line]
        case = case._replace(files=(*case.files, FixtureFile(name, fence.body, tuple(sorted(errors)), None)))
    cases[-1] = case


def _options(words: list[str]) -> dict[str, str]:
    """Return what the words behind the language of a fence set."""
    return dict(word.split("=", 1) for word in words[1:] if "=" in word)


def _marks(body: str, rule_id: str) -> list[int]:
    found = []
    for number, line in enumerate(body.split("\n"), 1):
        mark = _MARK.search(line)
        if mark:
            found += [number] * mark["codes"].replace(",", " ").split().count(rule_id)
    return found
