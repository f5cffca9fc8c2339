"""SUB007: posts are named in the nominative."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

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
        rows = _Rows(project, number)
        for reference, found in project.meanings(number):
            if reference.kind != "position":
                continue
            base = found.base if found.how == "inflected" and found.outcome != "closed" else ""
            if found.outcome == "unknown" and reference.title is not None:
                base = rows.base_of(reference)
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


class _Rows:
    """The names in the rows of a description: what they say before the last word → its case forms → the name.

    By them a form is told even where the description of the post that is meant is not at hand.
    """

    def __init__(self, project: Project, number: int) -> None:
        self._project = project
        self._number = number
        self._forms: dict[tuple[str, str | None], dict[str, str]] = {}

    @cached_property
    def _said(self) -> dict[tuple[str, str | None], dict[str, str]]:
        said: dict[tuple[str, str | None], dict[str, str]] = {}
        for other in self._project.facts[self._number].references:
            if other.kind == "position" and other.title:
                before, _, base = self._project.fold(other.title).rpartition(" ")
                said.setdefault((before, other.specialisation), {}).setdefault(base, other.words)
        return said

    def base_of(self, reference: ReferenceFact) -> str:
        """Return a name of another row that `reference` is a case form of."""
        before, _, last = self._project.fold(reference.title or "").rpartition(" ")
        key = before, reference.specialisation
        if key not in self._forms:
            self._forms[key] = {}
            for base, words in self._said.get(key, {}).items():
                for form in forms_of(base).singular:
                    self._forms[key].setdefault(form, words)
        return self._forms[key].get(last, "")
