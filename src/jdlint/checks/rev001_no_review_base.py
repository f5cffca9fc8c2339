"""REV001: a review clock needs a date to start from."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, is_blank, rule


@rule(
    id="REV001",
    name="no-review-base",
    family="review",
    severity="error",
    basis={"kind": "house", "source": {"et": "ülevaatamise säte", "en": "review clause"}},
    reads=["review.last_reviewed", "approval.date"],
    since="0.1",
    title={"et": "Ülevaatamise tähtaega ei saa arvutada", "en": "Review date cannot be computed"},
    why={
        "et": "Kui ei ole teada, millal juhend kinnitati või viimati üle vaadati, ei ole teada ka järgmine tähtaeg.",
        "en": "Without the date of approval or of the last review nobody knows when the next one is due.",
    },
    remedy={
        "et": "Lisa approval.date või review.last_reviewed kujul 2026-01-31.",
        "en": "Add approval.date or review.last_reviewed, written as 2026-01-31.",
    },
    messages={
        "default": {
            "et": "ülevaatamise tähtaega ei saa arvutada: puudub nii kinnitamise kui ka viimase ülevaatamise kuupäev",
            "en": "the review date cannot be computed: neither approval nor last review has a date",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for path in (("review", "last_reviewed"), ("approval", "date")):
        node = description.node(*path)
        if node is not None and not is_blank(node):
            return  # a date that is written but cannot be read is APR003
    yield Hit(("review", "last_reviewed"))
