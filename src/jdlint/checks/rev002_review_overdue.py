"""REV002: the review is overdue."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Args, Context, Project, ProjectHit, review_of, rule


@rule(
    id="REV002",
    name="review-overdue",
    family="review",
    severity="error",
    scope="project",
    basis={
        "kind": "house",
        "source": {
            "et": "ülevaatamise säte; vrd ATS § 30 lg 1",
            "en": "review clause; cf. ATS § 30(1)",
        },
    },
    timed=["*"],
    since="0.1",
    title={"et": "Ülevaatamine on hilinenud", "en": "Review is overdue"},
    why={
        "et": "Juhend näeb ette korrapärase ülevaatamise; vananenud juhendi järgi on raske tööd nõuda ja hinnata.",
        "en": "The description promises regular reviews; work is hard to ask for and to judge by an outdated one.",
    },
    remedy={
        "et": "Vaata juhend vahetu juhiga üle ja märgi review.last_reviewed.",
        "en": "Review it with the supervisor and record review.last_reviewed.",
    },
    messages={
        "default": {
            "et": "ülevaatamise tähtaeg on ületatud {days} päeva (see oli {due})",
            "en": "the review is {days} days overdue (it was due on {due})",
        },
        "one": {
            "et": "ülevaatamise tähtaeg on ületatud {days} päev (see oli {due})",
            "en": "the review is {days} day overdue (it was due on {due})",
        },
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.open:
        review = review_of(project.facts[number], context.review_interval)
        if review is None:
            continue
        days = (context.as_of - review.due).days
        if days > 0:
            args: Args = {"days": days, "due": review.due}
            yield ProjectHit(project.place(number, review.since.site), "one" if days == 1 else "default", args)
