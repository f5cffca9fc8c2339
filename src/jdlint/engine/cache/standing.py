"""What the project rules said in the last run, and what of it still stands where some descriptions have changed.

Rules about the project see Facts alone. Where the Facts of the changed files are what they were, but for fields of
prose, only rules that look at these fields are asked again; what the others said stands, at the places that it has now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from jdlint.core.finding import Site, Spot
from jdlint.core.records import NamedTuple
from jdlint.engine.raws import Found
from jdlint.facts.facts import OF_PROSE, Facts
from jdlint.rulebook.rule import Rule

#: Gives the site of a spot in a file; None where it does not hold one description alone.
Locate = Callable[[str, Spot], Site | None]


class Standing(NamedTuple):
    """What still stands, and the rules that must be asked again."""

    found: list[Found]
    again: list[Rule]


def changed_prose(versions: Iterable[tuple[tuple[Facts, ...] | None, tuple[Facts, ...]]]) -> set[str] | None:
    """Return the fields of prose in which the Facts of files differ, given as they were and as they are.

    None where anything else differs, or it is not known what they were.
    """
    found: set[str] = set()
    for before, after in versions:
        if before is None or len(before) != len(after):
            return None
        for old, new in zip(before, after, strict=True):
            fields = {name for name in OF_PROSE if getattr(old, name) != getattr(new, name)}
            if new._replace(**{name: getattr(old, name) for name in fields}) != old:
                return None
            found |= fields
    return found


def standing(
    said: Iterable[Found], rules: Iterable[Rule], prose: set[str], changed: set[str], locate: Locate
) -> Standing:
    """Return what stands of what was `said` where in the files `changed` only these fields of prose differ."""
    needs = {OF_PROSE[field] for field in prose}
    rules = list(rules)
    again = {rule.id for rule in rules if needs.intersection(rule.needs)}
    kept: list[Found] = []
    for one in said:
        moved = None if one.raw.rule in again else _moved(one, changed, locate)
        if moved is None:
            again.add(one.raw.rule)
        else:
            kept.append(moved)
    return Standing([one for one in kept if one.raw.rule not in again], [rule for rule in rules if rule.id in again])


def _moved(one: Found, changed: set[str], locate: Locate) -> Found | None:
    """Return what a rule said with the places it has now; None where that cannot be told without the rule."""
    raw = one.raw
    places = [(raw.path, raw.site), *((related.path, related.site) for related in raw.related)]
    if changed.isdisjoint(path for path, _site in places):
        return one
    if raw.fix is not None and not changed.isdisjoint(patch.path for patch in raw.fix.patches):
        return None  # its splices are of the text as it was
    sites = []
    for (path, site), spot in zip(places, one.spots, strict=True):
        found = site if path not in changed or spot is None else locate(path, spot)
        if found is None:
            return None
        sites.append(found)
    related = tuple(item._replace(site=site) for item, site in zip(raw.related, sites[1:], strict=True))
    return one._replace(raw=raw._replace(site=sites[0], related=related))
