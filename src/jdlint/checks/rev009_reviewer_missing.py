"""REV009: a recorded review names the role of the reviewer."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule


@rule(
    id="REV009",
    name="reviewer-missing",
    family="review",
    severity="warning",
    basis={"kind": "house", "source": {"et": "ülevaatamise säte („vahetu juhiga“)", "en": "review clause"}},
    when={"lacking": ["review.reviewed_by"]},
    since="0.1",
    title={"et": "Ülevaataja on märkimata", "en": "Reviewer is not recorded"},
    why={
        "et": "Sätte järgi vaatab juhendi üle vahetu juht; ilma ülevaatajata ei ole näha, kas see nii oli.",
        "en": "The clause wants a review with the supervisor; without the reviewer nobody sees whether it was one.",
    },
    remedy={
        "et": "Märgi review.reviewed_by all ülevaataja roll, näiteks vahetu juht, mitte nimi.",
        "en": "Record the reviewer's role under review.reviewed_by, such as immediate supervisor, not a name.",
    },
    messages={
        "default": {
            "et": "ülevaatamine on märgitud, kuid ülevaataja puudub",
            "en": "a review is recorded, but not who carried it out",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    # a blank reviewer is STR002
    if description.text("review", "last_reviewed") and description.node("review", "reviewed_by") is None:
        yield Hit(("review", "reviewed_by"))
