"""The posts of a unit, by its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.text import fold
from jdlint.engine.gather import Gathered
from jdlint.facts.near import Near
from jdlint.facts.project import Project

_LISTED = 10


def in_unit(projects: Sequence[Gathered], name: str) -> list[set[int]]:
    """Return the numbers of the posts that belong to a unit, project by project.

    Raises JdlintError for a unit that no project knows, with the name most like it.
    """
    found = [{n for key in units_named(item, name) for n in item.project.units.members[key]} for item in projects]
    if not any(units_named(item, name) for item in projects):
        raise JdlintError(_no_unit(projects, name))
    return found


def units_named(item: Gathered, name: str) -> list[str]:
    """Return the keys of the units of a project that a name means."""
    units = item.project.units
    return units.named(units.fold(name)) if name.strip() else []


def unit_name(project: Project, key: str) -> str:
    """Return a unit as its posts write it."""
    units = project.units
    names = (name for number in units.members[key] for name in project.facts[number].unit)
    return min(name for name in names if units.fold(name) == units.name_of[key])


def _no_unit(projects: Iterable[Gathered], name: str) -> str:
    names = {unit_name(item.project, key) for item in projects for key in item.project.units.members}
    near = Near({fold(known): known for known in sorted(names)}).suggest(fold(name))
    if near is not None:
        return _("no post is in a unit {name!r}; did you mean {near!r}?").format(name=name, near=near)
    known = ", ".join(sorted(names)[:_LISTED]) + (" …" if len(names) > _LISTED else "")
    return _("no post is in a unit {name!r}; there are: {known}").format(name=name, known=known or _("none"))
