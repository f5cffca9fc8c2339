"""ORG002: supervisor and subordinates say the same."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import (
    DIRECTIONS,
    AddItem,
    Context,
    Project,
    ProjectFixRequest,
    ProjectHit,
    RelatedPlace,
    rule,
    says_of_subordinate,
    supervisor_line,
)


@rule(
    id="ORG002",
    name="subordinate-reciprocity",
    family="organisation",
    severity="error",
    scope="project",
    basis={
        "kind": "house",
        "source": {"et": "ametijuhendi malli read „Vahetu juht“ ja „Alluvad“", "en": "template rows of reporting"},
    },
    since="0.2",
    fix="unsafe",
    title={"et": "Alluvus ei ole vastastikune", "en": "Reporting line is not reciprocal"},
    why={
        "et": "Kui üks juhend nimetab juhi, kuid juhi juhendis on teised alluvad, on korraldusõigus vaieldav.",
        "en": "Where the head's own description lists others, the right to give orders is disputed.",
    },
    remedy={
        "et": "Lisa alluv juhi juhendisse või paranda vahetu juht; kui alluvad on terve üksus, kasuta rühma (group).",
        "en": "Add the subordinate to the head's description, or correct the supervisor; a whole unit is a group.",
    },
    messages={
        "default": {
            "et": "vahetuks juhiks on märgitud „{head}“, kuid tema juhendis ei ole „{post}“ alluvate seas",
            "en": 'the supervisor is "{head}", but its description does not list "{post}" among the subordinates',
        },
        "none": {
            "et": "vahetuks juhiks on märgitud „{head}“, kuid tema juhendi järgi alluvaid ei ole ({post})",
            "en": '"{head}" is the supervisor of "{post}", but its description says that it has no subordinates',
        },
        "other": {
            "et": "alluvaks on nimetatud „{post}“, kuid selle vahetu juht on „{other}“, mitte „{head}“",
            "en": '"{post}" is listed as subordinate, but its supervisor is "{other}" and not "{head}"',
        },
        "fix": {
            "et": "lisa „{post}“ juhi „{head}“ alluvate hulka",
            "en": 'add "{post}" to the subordinates of "{head}"',
        },
        "counterpart": {"et": "siin peaks olema „{post}“", "en": '"{post}" should stand here'},
        "line": {"et": "selle koha vahetu juht", "en": "the supervisor of that post"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.focus:
        yield from _upwards(project, number)
        yield from _downwards(project, number)


def _upwards(project: Project, number: int) -> Iterator[ProjectHit]:
    line = supervisor_line(project, number)
    if line is None or says_of_subordinate(project, line.other, number) is not False:
        return
    names = {"head": project.called(line.other), "post": project.called(number)}
    there = project.place(line.other, "subordinates")
    related = (RelatedPlace(there, "counterpart", {"post": names["post"]}),)
    none = not any(project.references(line.other, "subordinates"))
    post, fix = project.facts[number], None
    if post.id is not None:
        added = AddItem(DIRECTIONS["subordinates"], {"position": post.id})
        fix = ProjectFixRequest("unsafe", "fix", ((line.other, (added,)),), names)
    place = project.place(number, line.reference.site)
    yield ProjectHit(place, "none" if none else "default", names, related, None, fix)


def _downwards(project: Project, number: int) -> Iterator[ProjectHit]:
    """Report a subordinate named as one post whose own supervisor is known to be somebody else."""
    for reference, found in project.said(number, "subordinates"):
        if found.outcome != "post" or found.posts[0] == number:
            continue
        line = supervisor_line(project, found.posts[0])
        if line is not None and line.other != number:
            post, other = project.called(found.posts[0]), project.called(line.other)
            names = {"post": post, "other": other, "head": project.called(number)}
            related = (RelatedPlace(project.place(found.posts[0], line.reference.site), "line"),)
            yield ProjectHit(project.place(number, reference.site), "other", names, related)
