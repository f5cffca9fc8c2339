"""APR012: nobody approves the description of their own post."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, fold, rule
from jdlint.estonian.declension import forms_of

# Case forms leave so many letters alone; other roles are told by them.
_HEAD = 3
_PLACES = (("approval", "approver"), ("review", "reviewed_by"))


@rule(
    id="APR012",
    name="self-approval",
    family="approval",
    severity="warning",
    basis={
        "kind": "practice",
        "source": {
            "et": "oma töö tingimusi ei kehtestata ise; vrd ATS § 52 lg 2",
            "en": "nobody sets the terms of their own work; cf. ATS § 52(2)",
        },
    },
    when={"fields": ["approval.approver", "review.reviewed_by"]},
    since="0.3",
    title={"et": "Teenistuja kinnitab või vaatab üle oma juhendi", "en": "The holder approves or reviews the own post"},
    why={
        "et": "Iseenda juhendi kinnitamine on huvide konflikt ja kinnituse saab vaidlustada.",
        "en": "To approve the description of one's own post is a conflict of interest, and open to challenge.",
    },
    remedy={
        "et": "Märgi see, kes koha täitja ametisse nimetab või tema tööd juhib.",
        "en": "Name whoever appoints the holder, or leads the holder's work.",
    },
    messages={
        "default": {
            "et": "juhendi on kinnitanud „{role}“, kelle enda koht see on",
            "en": 'the description was approved by "{role}", whose own post it is',
        },
        "review": {
            "et": "juhendi on üle vaadanud „{role}“, kelle enda koht see on",
            "en": 'the description was reviewed by "{role}", whose own post it is',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if description.title is None or description.specialisation is not None:
        return  # another post of the title may be meant
    title = fold(description.title)
    for path, message in zip(_PLACES, ("default", "review"), strict=True):
        role = description.text(*path)
        if (
            role is not None
            and fold(role)[:_HEAD] == title[:_HEAD]
            and (fold(role) == title or fold(role) in forms_of(title).genitive)
        ):
            # of several posts with this title another may have reviewed it
            yield Hit(path, message, {"role": role}, severity="info" if message == "review" else None)
