"""Who looks after a description: what the configuration says of its path, else the organisation file of its unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.core.globs import matches
from jdlint.core.text import fold
from jdlint.engine.gather import Gathered
from jdlint.facts.facts import Facts
from jdlint.facts.organisation import Organisation


def owner_of(item: Gathered, post: Facts) -> str:
    """Return the role that looks after a post; empty where nobody is named."""
    named: Mapping[str, Sequence[str]] = item.group.settings.values.get("owners", {})
    found = next((roles for pattern, roles in named.items() if matches(post.path, pattern)), None)
    if found:
        return ", ".join(found)
    organisation = item.project.organisation
    return "" if organisation is None else _of_unit(organisation, post.unit)


def _of_unit(organisation: Organisation, units: Sequence[str]) -> str:
    """Return the owner of the smallest of `units` that has one, looking at the units above as well."""
    roles = {fold(entry.unit or ""): entry.role for entry in reversed(organisation.owners)}
    for name in reversed(units):
        match = organisation.unit_named(fold(name))
        names = (
            [name] if match is None else [match.unit.name, *(unit.name for unit in organisation.ancestors(match.unit))]
        )
        for known in names:
            if fold(known) in roles:
                return roles[fold(known)]
    return roles.get("", "")
