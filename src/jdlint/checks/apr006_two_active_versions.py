"""APR006: one post, one description in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jdlint.api import Args, Context, DateFact, Facts, Project, ProjectHit, RelatedPlace, rule

_COMPARED = 50


@rule(
    id="APR006",
    name="two-active-versions",
    family="approval",
    severity="error",
    scope="project",
    basis={
        "kind": "house",
        "source": {
            "et": "ametijuhendite register; vrd ATS § 52 lg 2",
            "en": "register of descriptions; cf. ATS § 52(2)",
        },
    },
    since="0.2",
    title={"et": "Kohal on mitu kehtivat juhendit", "en": "A post has several descriptions in force"},
    why={
        "et": "Kui kehtib kaks kinnitatud juhendit, vaieldakse, kumma järgi tuleb töötada.",
        "en": "Where two approved descriptions hold at a time, it is disputed which of them is to be followed.",
    },
    remedy={
        "et": "Märgi vanemale versioonile viimane kehtivuspäev (position.valid_to) või eemalda see.",
        "en": "Give the older version its last day (position.valid_to), or take it away.",
    },
    messages={
        "default": {
            "et": "kohal „{id}“ on mitu kehtivat kinnitatud juhendit (kinnitatud {date} ja {other})",
            "en": 'the post "{id}" has several approved descriptions in force (approved on {date} and {other})',
        },
        "other": {"et": "teine kehtiv versioon", "en": "the other version in force"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.focus:
        post = project.facts[number]
        same = project.by_id.get(post.id, []) if post.id else []
        date = post.date("approval.date") if len(same) > 1 else None
        for other in same[:_COMPARED] if date else ():
            there = project.facts[other]
            before = there.date("approval.date")
            first = not project.is_open(other) or _order(there) < _order(post)
            if date and other != number and first and before is not None and post.overlaps(there, context.as_of):
                args: Args = {"id": post.id or "", "date": _day(date), "other": _day(before)}
                related = (RelatedPlace(project.place(other, before.site), "other"),)
                yield ProjectHit(project.place(number, date.site), args=args, related=related)
                break


def _order(post: Facts) -> tuple[str, int]:
    return post.path, post.number


def _day(fact: DateFact) -> dt.date:
    return dt.date.fromisoformat(fact.value)
