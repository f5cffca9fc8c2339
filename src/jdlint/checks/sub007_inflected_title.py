"""SUB007: posts are named in the nominative."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import (
    Context,
    Project,
    ProjectFixRequest,
    ProjectHit,
    ReferenceFact,
    RelatedPlace,
    SetValue,
    reference_path,
    rule,
)
from jdlint.estonian.declension import forms_of


@rule(
    id="SUB007",
    name="inflected-title",
    family="substitution",
    severity="info",
    scope="project",
    basis={
        "kind": "house",
        "source": {"et": "ametijuhendi malli asendamise ja alluvuse read", "en": "template rows of posts"},
    },
    since="0.2",
    fix="unsafe",
    title={"et": "Nimetus ei ole nimetavas käändes", "en": "Title is inflected"},
    why={
        "et": "Käändes nimetust ei leia otsing ega loend, ja mõne vormi järgi ei saa öelda, millist kohta mõeldi.",
        "en": "No search or list finds a title in a case form, and some forms do not tell which post is meant.",
    },
    remedy={
        "et": "Kirjuta nimetus nimetavas käändes, nagu see on teenistuskoha enda juhendis, või kasuta tunnust.",
        "en": "Write the title in the nominative, as in the post's own description, or use the id.",
    },
    messages={
        "default": {
            "et": "nimetus „{words}“ ei ole nimetavas käändes; nimetavas käändes on „{base}“",
            "en": 'the title "{words}" is inflected; the base form is "{base}"',
        },
        "fix": {"et": "kirjuta „{base}“", "en": 'write "{base}"'},
        "post": {"et": "see teenistuskoht", "en": "this position"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.focus:
        for reference, found in project.meanings(number):
            if reference.kind != "position":
                continue
            base = found.base if found.how == "inflected" and found.outcome != "closed" else ""
            if found.outcome == "unknown" and reference.title is not None:
                base = _said_elsewhere(project, number, reference)
            if base:
                meant = found.posts if found.outcome == "post" else ()
                related = tuple(RelatedPlace(project.place(post, "title"), "post") for post in meant)
                args = {"words": found.words, "base": base}
                fix = None
                if found.words == reference.words and not reference.scope:
                    path = reference_path(reference)
                    written = SetValue((*path, "title") if reference.by_title else path, base)
                    fix = ProjectFixRequest("unsafe", "fix", ((number, (written,)),), {"base": base})
                yield ProjectHit(project.place(number, reference.site), "default", args, related, None, fix)


def _said_elsewhere(project: Project, number: int, reference: ReferenceFact) -> str:
    """Return a name of another row of the same description that `reference` is a case form of.

    So a form is told even where the description of the post that is meant is not at hand.
    """
    before, _, last = project.fold(reference.title or "").rpartition(" ")
    for other in project.facts[number].references:
        if other.kind == "position" and other.title and other.specialisation == reference.specialisation:
            their, _, base = project.fold(other.title).rpartition(" ")
            if their == before and last in forms_of(base).singular:
                return other.words
    return ""
