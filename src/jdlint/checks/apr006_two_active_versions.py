"""APR006: one post, one description in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jdlint.api import Args, Context, Project, ProjectHit, RelatedPlace, rule


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
    since="0.1",
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
        mine = post.date("approval.date") if len(same) > 1 else None
        for other in same if mine is not None else ():
            there = project.facts[other]
            date = there.date("approval.date")
            if mine is None or date is None or other == number or not post.overlaps(there):
                continue
            if not project.is_open(other) or (there.path, there.number) < (post.path, post.number):
                args: Args = {
                    "id": post.id or "",
                    "date": dt.date.fromisoformat(mine.value),
                    "other": dt.date.fromisoformat(date.value),
                }
                related = (RelatedPlace(project.place(other, date.site), "other"),)
                yield ProjectHit(project.place(number, mine.site), args=args, related=related)
                break
