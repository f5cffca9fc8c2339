"""REV005: the review clause and the recorded interval say the same."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Args, Context, Description, Hit, RelatedHit, int_of, rule
from jdlint.estonian.intervals import interval_of

_CLAUSE, _MONTHS = ("review", "clause"), ("review", "interval_months")


@rule(
    id="REV005",
    name="interval-conflict",
    family="review",
    severity="warning",
    basis={"kind": "house", "source": {"et": "ülevaatamise säte", "en": "review clause"}},
    reads=["review.clause", "review.interval_months"],
    since="0.1",
    title={"et": "Ülevaatamise välp on vastuoluline", "en": "Review intervals disagree"},
    why={
        "et": "Tähtaeg arvutatakse välja interval_months või asutuse välba järgi, teenistuja aga loeb sätet.",
        "en": "The due date follows interval_months or the interval of the house, while people read the clause.",
    },
    remedy={
        "et": "Vii säte ja review.interval_months kooskõlla.",
        "en": "Bring the clause and review.interval_months into line.",
    },
    messages={
        "default": {
            "et": "sätte järgi vaadatakse juhend üle „{words}“, märgitud välp on aga {months} kuud",
            "en": 'the clause says "{words}", but the recorded interval is {months} months',
        },
        "policy": {
            "et": "sätte järgi vaadatakse juhend üle „{words}“, märgitud välba puudumisel kehtib aga {months} kuud",
            "en": 'the clause says "{words}", but the interval of the house is {months} months and none is recorded',
        },
        "clause": {"et": "ülevaatamise säte", "en": "the review clause"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    clause = description.text(*_CLAUSE)
    stated = interval_of(clause) if clause else None
    if stated is None:
        return
    node = description.node(*_MONTHS)
    months = context.review_interval if node is None else int_of(node)
    if not months or months == stated.months or (stated.at_least and months < stated.months):
        return
    args: Args = {"words": stated.words, "months": months}
    if node is None:
        yield Hit(_CLAUSE, "policy", args)
    else:
        yield Hit(_MONTHS, args=args, related=(RelatedHit(_CLAUSE, "clause"),))
