"""Predicates about dates; all hold where there is none, or none that exists."""

from __future__ import annotations

from jdlint.core.calendar import add_months
from jdlint.predicates.form import TEXT, Options, Predicate, Setting, Verdict, options
from jdlint.syntax.nodes import Node, find
from jdlint.views.values import date_of


def date_not_before(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the date is not before the one in the field `other` (a dotted path from the top)."""
    date = date_of(node)
    other = date_of(find(setting.root, tuple(given["other"].split("."))))
    return {"date": date, "other": other} if date is not None and other is not None and date < other else None


def not_older_than(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold until so many `months` after the date have passed."""
    date = date_of(node)
    if date is None or add_months(date, given["months"]) >= setting.as_of:
        return None
    return {"date": date}


_MONTHS = {"type": "integer", "minimum": 1, "maximum": 1200}

DATES = {
    "date_not_before": Predicate(date_not_before, options(("other",), other=TEXT), ("date", "other")),
    "not_older_than": Predicate(not_older_than, options(("months",), months=_MONTHS), ("date",)),
}
