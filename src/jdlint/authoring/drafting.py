"""A first organisation file, made of what the descriptions of a folder say; the same files give the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jdlint.config.read import find_config
from jdlint.core.i18n import _
from jdlint.core.text import fold, visible
from jdlint.estonian.names import names
from jdlint.facts.collect import facts_of
from jdlint.rulebook.index import load_rulebook
from jdlint.storage.files import candidate, read_bytes
from jdlint.storage.listing import listing
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.scalars import plain_kind
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.description import Description
from jdlint.views.values import date_of
from jdlint.views.words import WordList

_STATUSES = ("official", "employee")
_WIDE = 10_000


def descriptions_in(folder: Path) -> list[Description]:
    """Return the YAML descriptions below `folder`, but for those of projects of their own further down.

    Files that cannot be read are left to `jdlint check`.
    """
    found: list[Description] = []
    own: dict[Path, bool] = {}
    folder = folder.resolve()
    for path in listing(folder).files:
        item = candidate(path)
        if item is None or item.kind != "yaml":
            continue
        if path.parent not in own:
            config = find_config(path.parent, named=frozenset({folder}))
            own[path.parent] = config is None or not config.parent.is_relative_to(folder) or config.parent == folder
        if not own[path.parent]:
            continue
        try:
            data = read_bytes(path, DEFAULT_LIMITS.file_bytes)
        except OSError:
            continue
        found += [
            Description(document, document.root)
            for document in read_yaml(path.name, data)
            if document.root is not None and ("id" in document.root.values or "position" in document.root.values)
        ]
    return found


def draft_organisation(descriptions: list[Description], schema: str) -> str:
    """Return the text of an organisation file, with comments in the language of the terminal."""
    units, staff = _units(descriptions), _staff(descriptions)
    orders, approvers = _orders(descriptions), _approvers(descriptions)
    head = _("The organisation as its job descriptions show it; drafted by jdlint init. Complete and correct it.")
    parts = [
        f"# yaml-language-server: $schema={schema}\n",
        *_comment(head),
        *_comment(_("No person's name belongs here: offices and posts only. Explained in docs/organisation.md.")),
        "jdlint-organisation: 1\n",
        *_comment("name: " + _("name of the organisation")),
        *_section(
            "units",
            units,
            _("Units; parent is the unit above, head the id of the post that leads it. May be added: short, former,"),
            _("valid_from, valid_to."),
        ),
        *_section(
            "staff", staff, _("Staff list. jdlint import-staff TABLE fills it in from a table of the personnel.")
        ),
        *_section("orders", orders, _("Orders that approved descriptions. May be added: effective_from, revokes.")),
        *_section("approvers", approvers, _("Offices that may approve descriptions. May be added: units, status.")),
        *_section("owners", [], _("Who looks after the descriptions: unit and role.")),
    ]
    return "".join(parts)


def _comment(text: str) -> Iterator[str]:
    yield f"# {text}\n"


def _section(key: str, entries: list[dict[str, Any]], *comments: str) -> Iterator[str]:
    yield "\n"
    for text in comments:
        yield from _comment(text)
    if not entries:
        yield f"{key}: []\n"
        return
    yield _dump({key: entries})


def _dump(data: dict[str, Any]) -> str:
    from ruamel.yaml import YAML  # noqa: PLC0415 - a third of a second that no other command needs

    yaml = YAML()
    yaml.width = _WIDE
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()


def _text(text: str) -> Any:
    """Return a text as one line, in quotes where it would read as something else."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString  # noqa: PLC0415 - see _dump

    line = " ".join(visible(text).split())
    return line if line and plain_kind(line) == "str" else DoubleQuotedScalarString(line)


def _filled(**fields: Any) -> dict[str, Any]:
    """Return the fields that say something."""
    return {key: value for key, value in fields.items() if value not in (None, "", [])}


def _units(descriptions: list[Description]) -> list[dict[str, Any]]:
    parents: dict[str, list[str | None]] = {}
    shown: dict[str, str] = {}
    heads: dict[tuple[str, str | None], str] = {}
    for description in descriptions:
        above = None
        for name in description.unit:
            key = fold(name)
            shown.setdefault(key, name)
            known = parents.setdefault(key, [])
            if above not in known and above != key:
                known.append(above)
            above, last = key, (key, above)
        if above is not None and description.id and description.text("position", "head_of_unit") == "true":
            heads.setdefault(last, description.id)
    for known in parents.values():
        if len(known) > 1 and None in known:  # elsewhere the chain was written whole
            known.remove(None)
    for name in parents:
        _open_ring(parents, name)
    return [
        _filled(
            name=_text(shown[name]),
            parent=None if parent is None else _text(shown[parent]),
            head=_text(head) if (head := heads.get((name, parent)) or _only_head(heads, parents, name)) else None,
        )
        for name, known in parents.items()
        for parent in known
    ]


def _only_head(heads: dict[tuple[str, str | None], str], parents: dict[str, list[str | None]], name: str) -> str | None:
    """Return the head of a unit whose own description left out the units above."""
    return heads.get((name, None)) if len(parents[name]) == 1 else None


def _open_ring(parents: dict[str, list[str | None]], start: str) -> None:
    """Take the unit above from one that would be above itself: two descriptions contradict each other."""
    seen = {start}
    name = parents[start][0]
    while name is not None and name not in seen:
        seen.add(name)
        name = parents[name][0]
    if name == start:
        parents[start] = [None]


def _staff(descriptions: list[Description]) -> list[dict[str, Any]]:
    found: dict[str | int, tuple[str, dict[str, Any]]] = {}
    for number, description in enumerate(descriptions):
        post = facts_of(description)
        if post.id is None and post.title is None:
            continue
        start = post.date("position.valid_from")
        since = start.value if start else ""
        key = post.id if post.id is not None else number
        if key in found and found[key][0] > since:
            continue  # an older version of the same post
        until = description.text("position", "fixed_term", "until")
        found[key] = (
            since,
            _filled(
                post=_text(post.id or ""),
                title=_text(post.title or ""),
                specialisation=_text(post.specialisation or ""),
                unit=[_text(name) for name in post.unit],
                status=post.status if post.status in _STATUSES else None,
                fixed_term=_text(until or ""),
            ),
        )
    return [entry for _since, entry in found.values()]


def _orders(descriptions: list[Description]) -> list[dict[str, Any]]:
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for description in descriptions:
        number = description.text("approval", "number")
        if number is None:
            continue
        day = date_of(description.node("approval", "date"))
        start = date_of(description.node("approval", "effective_from"))
        order = found.setdefault(
            (day.isoformat() if day else "", fold(number)),
            _filled(
                act=_text(description.text("approval", "act") or ""),
                number=_text(number),
                date=day,
                effective_from=start,
            ),
        )
        annex = description.text("approval", "annex")
        if annex is not None and (description.id or description.title):
            post = {"post": _text(description.id)} if description.id else {"title": _text(description.title or "")}
            order.setdefault("annexes", []).append({"number": _text(annex), **post})
    for order in found.values():
        order.get("annexes", []).sort(key=lambda annex: _natural(annex["number"]))
    return [found[key] for key in sorted(found)]


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Return a key by which annex 2 comes before annex 11."""
    return [(0, int(part[:18]), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"\d+|\D+", text)]


def _approvers(descriptions: list[Description]) -> list[dict[str, Any]]:
    book = load_rulebook()
    given = WordList("", tuple(book.words["first-names"]["et"])).pattern
    found: dict[str, Any] = {}
    for description in descriptions:
        role = description.text("approval", "approver")
        if role is not None and not names(role, given):
            found.setdefault(fold(role), _text(role))
    return [{"role": role} for role in found.values()]
