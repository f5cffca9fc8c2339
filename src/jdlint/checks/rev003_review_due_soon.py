"""REV003: the review is due soon."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Args, Context, Project, ProjectHit, review_of, rule


@rule(
    id="REV003",
    name="review-due-soon",
    family="review",
    severity="warning",
    scope="project",
    basis={"kind": "house", "source": {"et": "ülevaatamise säte", "en": "review clause"}},
    timed=["*"],
    since="0.1",
    title={"et": "Ülevaatamise tähtaeg läheneb", "en": "Review is due soon"},
    why={
        "et": "Ülevaatamiseks on vaja vahetu juhi aega; kahe kuu pärast võib olla hilja.",
        "en": "A review takes the supervisor's time; in two months it may be too late.",
    },
    remedy={"et": "Lepi vahetu juhiga aeg kokku.", "en": "Arrange a date with the supervisor."},
    messages={
        "default": {
            "et": "ülevaatamise tähtaeg on {due} (jäänud on {days} päeva)",
            "en": "the review is due on {due} (in {days} days)",
        },
        "one": {
            "et": "ülevaatamise tähtaeg on {due} (jäänud on {days} päev)",
            "en": "the review is due on {due} (in {days} day)",
        },
        "today": {"et": "ülevaatamise tähtaeg on täna, {due}", "en": "the review is due today, {due}"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.open:
        review = review_of(project.facts[number], context.review_interval)
        if review is None:
            continue
        days = (review.due - context.as_of).days
        if 0 <= days <= context.due_soon:
            message = {0: "today", 1: "one"}.get(days, "default")
            args: Args = {"due": review.due} if days == 0 else {"days": days, "due": review.due}
            yield ProjectHit(project.place(number, review.since.site), message, args)
