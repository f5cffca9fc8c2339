"""Which rules are on, and at which level: profiles and selectors."""

from __future__ import annotations

from collections.abc import Iterable

from jdlint.core.errors import JdlintError
from jdlint.core.finding import Severity
from jdlint.core.i18n import _
from jdlint.rulebook.rule import Profile, Rule, Rulebook


def select(book: Rulebook, selector: str) -> list[Rule]:
    """Return the rules that `selector` names: ``ALL``, an id, a name, or the prefix of an id (``SUB``, ``LNG0``).

    Raises JdlintError with the nearest known codes when there is none.
    """
    code = selector.strip()
    if code.upper() == "ALL":
        return list(book.rules.values())
    exact = book.find(code)
    if exact is not None:
        return [exact]
    found = [rule for rule in book.rules.values() if rule.id.startswith(code.upper())] if code else []
    if found:
        return found
    raise JdlintError(unknown(book, selector))


def unknown(book: Rulebook, code: str) -> str:
    """Return the sentence about a code that no rule has."""
    near = nearest(book, code)
    if near:
        return _("unknown rule {code!r}; did you mean {near}?").format(code=code, near=_(" or ").join(near))
    return _("unknown rule {code!r}; jdlint rule lists them all").format(code=code)


def nearest(book: Rulebook, code: str) -> list[str]:
    """Return up to two ids or names that look like `code`."""
    import difflib  # noqa: PLC0415 - only where a code is wrong

    names = difflib.get_close_matches(code.lower(), [rule.name for rule in book.rules.values()], 1, 0.7)
    ids = difflib.get_close_matches(code.upper(), list(book.rules), 1, 0.75)
    return [*ids, *names][:2]


def profile(book: Rulebook, name: str) -> Profile:
    """Return a profile resolved against the rulebook. Raises JdlintError when there is none of that name."""
    preset = book.presets.get(name)
    if preset is None:
        known = ", ".join(sorted(book.presets))
        raise JdlintError(_("unknown profile {name!r}; there are {known}").format(name=name, known=known))
    off = {rule.id for selector in preset.get("off", ()) for rule in select(book, selector)}
    levels: dict[str, Severity] = {}
    for selector in preset["on"]:
        for rule in select(book, selector):
            if rule.id not in off and not rule.preview:
                levels[rule.id] = preset.get("levels", {}).get(rule.id, rule.severity)
    return Profile(name, levels, tuple(preset.get("basis", ())))


def active(
    book: Rulebook,
    base: Profile,
    *,
    chosen: Iterable[str] = (),
    more: Iterable[str] = (),
    without: Iterable[str] = (),
    levels: dict[str, str] | None = None,
) -> dict[str, Severity]:
    """Return the rules that are on and their levels.

    `chosen` replaces the profile's choice, `more` adds to it, `without` takes away; the more specific selector wins
    between `without` and the others. `levels` sets the level of single rules (``off`` switches one off).
    """
    weight = dict.fromkeys(base.levels, 0) if not tuple(chosen) else {}
    for selector in (*chosen, *more):
        for rule in select(book, selector):
            weight[rule.id] = max(weight.get(rule.id, 0), _weight(book, selector))
    if tuple(chosen):  # the tool's own rules tell of broken files: they stay on unless they are named
        weight.update({rule: 0 for rule in base.levels if rule.startswith("JDL") and rule not in weight})
    for selector in without:
        for rule in select(book, selector):
            if weight.get(rule.id, -1) <= _weight(book, selector):
                weight.pop(rule.id, None)
    found = {rule: base.levels.get(rule, book.rules[rule].severity) for rule in weight}
    for code, level in (levels or {}).items():
        for rule in select(book, code):
            if level == "off":
                found.pop(rule.id, None)
            elif level in ("error", "warning", "info"):
                if rule.id in found:  # a level switches nothing on: that is what selecting is for
                    found[rule.id] = level  # type: ignore[assignment]
            else:
                raise JdlintError(f"severity of {code}: {level!r} is none of error, warning, info, off")
    return dict(sorted(found.items()))


def _weight(book: Rulebook, selector: str) -> int:
    if selector.strip().upper() == "ALL":
        return 1
    return 100 if book.find(selector.strip()) else 1 + len(selector.strip())
