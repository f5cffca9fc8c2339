"""An audit in the order in which people read it: what page, workbook and calendar share."""

from __future__ import annotations

import datetime as dt

from jdlint.audit.data import Audit, Finding, Post, Rule, Words, is_counted
from jdlint.audit.extra import need
from jdlint.core.finding import SEVERITIES
from jdlint.core.i18n import Language
from jdlint.core.records import NamedTuple

#: What HR collects from people: consents, agreements and acknowledgements.
CONSENTS = frozenset({"CHG001", "CHG002", "CHG003", "APR005"})
_LOCALES = {"et": ("et", "d. MMMM y"), "en": ("en_GB", "d MMMM y")}


def active(audit: Audit) -> list[Finding]:
    """Return the findings that count, the most serious first, those of a post together."""
    order: dict[str, int] = {severity: place for place, severity in enumerate(SEVERITIES)}
    found = [finding for finding in audit["findings"] if is_counted(finding)]
    return sorted(found, key=lambda f: (order.get(f["severity"], 9), f["rule"], f["path"], f["line"] or 0, f["id"]))


def accepted(audit: Audit) -> list[Finding]:
    """Return the findings that the organisation has accepted."""
    return [finding for finding in audit["findings"] if not is_counted(finding)]


def reviews(audit: Audit, *states: str) -> list[Post]:
    """Return the posts whose review is in one of `states`, the most urgent first."""
    found = [post for post in audit["posts"] if post["state"] in states]
    return sorted(found, key=lambda post: (post["days"] is None, post["days"] or 0, post["name"], post["key"]))


def rules_found(audit: Audit) -> list[Rule]:
    """Return the rules that found something."""
    return [rule for rule in audit["rules"] if rule["count"]]


class FoundAs(NamedTuple):
    """How a rule found something: how serious, on what basis; that may differ with the status of the post."""

    severity: str
    basis: str
    source: Words


def found_as(audit: Audit) -> dict[str, list[FoundAs]]:
    """Return how each rule that found something did so, the most serious first."""
    out: dict[str, list[FoundAs]] = {}
    for finding in active(audit):
        as_ = FoundAs(finding["severity"], finding["basis"], finding["source"])
        if as_ not in out.setdefault(finding["rule"], []):
            out[finding["rule"]].append(as_)
    return out


def day_words(day: str | None, language: Language) -> str:
    """Return an ISO date as people write it: 9. märts 2026."""
    if not day:
        return ""
    locale, form = _LOCALES[language]
    words: str = need("babel.dates").format_date(dt.date.fromisoformat(day), form, locale=locale)
    return words


def number_words(number: float, language: Language) -> str:
    """Return a number with the separators of the language; Estonian has none in numbers of four digits (CLDR)."""
    grouped = language != "et" or abs(number) >= 10_000
    words: str = need("babel.numbers").format_decimal(number, locale=_LOCALES[language][0], group_separator=grouped)
    return words
