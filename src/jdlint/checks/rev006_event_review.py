"""REV006: a change of the structure calls for a review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jdlint.api import (
    Args,
    Context,
    Organisation,
    Project,
    ProjectHit,
    RelatedPlace,
    Site,
    fold,
    organisation_place,
    review_of,
    rule,
)


@rule(
    id="REV006",
    name="event-review",
    family="review",
    severity="warning",
    scope="project",
    needs=["organisation"],
    basis={
        "kind": "house",
        "source": {
            "et": "ametijuhendi ülevaatamise säte („töökorralduse muutumisel“); vrd ATS § 52 lg 3",
            "en": 'review clause ("when the organisation of work changes"); cf. ATS § 52(3)',
        },
    },
    timed=["*"],
    since="0.2",
    title={"et": "Struktuuri muutus nõuab ülevaatamist", "en": "A change of structure calls for a review"},
    why={
        "et": "Juhend vaadatakse üle ka töökorralduse muutumisel; pärast viimast ülevaatamist on üksus muutunud.",
        "en": "Reviews follow changes of the organisation too, and the unit has changed since the last one.",
    },
    remedy={
        "et": "Vaata juhend üle, paranda üksus ja märgi ülevaatamise kuupäev (review.last_reviewed).",
        "en": "Review the description, correct the unit, and record the date (review.last_reviewed).",
    },
    messages={
        "renamed": {
            "et": "üksus „{old}“ kannab alates {date} nime „{new}“; juhend vaadati viimati üle {since}",
            "en": 'the unit "{old}" has been called "{new}" since {date}; the last review was on {since}',
        },
        "former": {
            "et": "üksuse „{old}“ nimi on nüüd „{new}“; juhend vajab ülevaatamist",
            "en": 'the unit "{old}" is now called "{new}"; the description needs a review',
        },
        "new": {
            "et": "üksus „{new}“ loodi {date}, juhend vaadati viimati üle {since}",
            "en": 'the unit "{new}" was set up on {date}; the last review was on {since}',
        },
        "entry": {"et": "muudatus asutuse failis", "en": "the change in the organisation file"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    organisation = project.organisation
    if organisation is None:
        return
    for number in project.focus:
        post = project.facts[number]
        review = review_of(post, context.review_interval)
        since = None if review is None else review.since.value
        for depth, unit in enumerate(post.unit):
            change = _change(organisation, unit, since, context.as_of.isoformat())
            if change is None:
                continue
            message, site, args = change
            if since is not None:
                args = {**args, "since": dt.date.fromisoformat(since)}
            place = project.place(number, ("position", "unit", depth))
            yield ProjectHit(place, message, args, (RelatedPlace(organisation_place(site), "entry"),))
            break


def _change(organisation: Organisation, unit: str, since: str | None, today: str) -> tuple[str, Site, Args] | None:
    """Return what happened to a unit between the last review and today: message, its place, arguments."""
    match = organisation.unit_named(fold(unit), today)
    if match is None:
        return None  # ORG004
    entry = match.unit
    for former in entry.former:
        if since is not None and former.until is not None and since <= former.until < today:
            last = dt.date.fromisoformat(former.until)
            first = last if last == dt.date.max else last + dt.timedelta(days=1)
            args: Args = {"old": former.name, "new": entry.name, "date": first}
            return "renamed", former.site, args
    if match.former is not None and (match.former.until is None or since is None):
        return "former", match.former.site, {"old": match.former.name, "new": entry.name}
    if since is not None and entry.valid_from is not None and since < entry.valid_from <= today:
        return "new", entry.site, {"new": entry.name, "date": dt.date.fromisoformat(entry.valid_from)}
    return None
