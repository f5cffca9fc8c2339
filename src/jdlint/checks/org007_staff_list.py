"""ORG007: descriptions and the staff list say the same."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import (
    Context,
    Facts,
    Organisation,
    Path,
    Project,
    ProjectHit,
    RelatedPlace,
    StaffEntry,
    Term,
    fold,
    rule,
    split_title,
    title_key,
)
from jdlint.api import organisation_place as _there

_TITLE, _STATUS, _UNIT, _TERM = (
    ("position", "title"),
    ("status",),
    ("position", "unit"),
    ("position", "fixed_term", "until"),
)


@rule(
    id="ORG007",
    name="staff-list",
    family="organisation",
    severity="error",
    scope="project",
    needs=["organisation"],
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 11 lg 1", "en": "ATS § 11(1)"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": True,
    },
    since="0.2",
    title={"et": "Juhend ei vasta koosseisule", "en": "Description differs from the staff list"},
    why={
        "et": "Koosseis määrab kohad, nende nimetused ja tähtajalisuse; juhend peab kirjeldama sama kohta.",
        "en": "The staff list fixes which posts there are, their titles and terms; the description is of that post.",
    },
    remedy={
        "et": "Paranda juhend või koosseis; koosseisu saab lugeda personalitabelist käsuga jdlint import-staff.",
        "en": "Correct the description or the staff list; jdlint import-staff reads the list from an HR table.",
    },
    messages={
        "default": {
            "et": "juhendis on {field} „{value}“, koosseisus „{listed}“",
            "en": 'the field {field} is "{value}", the staff list says "{listed}"',
        },
        "official": {
            "et": "juhendis on staatus „ametnik“, koosseisus „töötaja“",
            "en": "the description is of an official, the staff list says employee",
        },
        "employee": {
            "et": "juhendis on staatus „töötaja“, koosseisus „ametnik“",
            "en": "the description is of an employee, the staff list says official",
        },
        "missing": {
            "et": "kohta „{post}“ koosseisus ei ole",
            "en": 'the post "{post}" is not in the staff list',
            "basis": {"kind": "house", "source": {"et": "asutuse koosseis", "en": "staff list of the organisation"}},
        },
        "entry": {"et": "koosseisu rida", "en": "the line of the staff list"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    organisation = project.organisation
    if organisation is None or not organisation.staff:
        return
    titles = {_key(entry.title, entry.specialisation) for entry in organisation.staff if entry.title}
    for number in project.focus:
        post = project.facts[number]
        entry = organisation.staff_by_post.get(post.id) if post.id else None
        if entry is not None:
            related = (RelatedPlace(_there(entry.site), "entry"),)
            if post.status in ("official", "employee") and entry.status and post.status != entry.status:
                yield ProjectHit(project.place(number, _STATUS), post.status, related=related)
            for path, value, listed in _differences(organisation, post, entry):
                args = {"field": Term(".".join(map(str, path))), "value": value, "listed": listed}
                yield ProjectHit(project.place(number, path), args=args, related=related)
        elif post.title and titles.isdisjoint({_key(post.title, post.specialisation), _key(post.title, None)}):
            yield ProjectHit(project.place(number, "title"), "missing", {"post": post.name}, severity="warning")


def _key(title: str | None, specialisation: str | None) -> tuple[str, str]:
    plain, bracketed = split_title(title or "")
    return title_key(plain, specialisation or bracketed)


def _differences(organisation: Organisation, post: Facts, entry: StaffEntry) -> Iterator[tuple[Path, str, str]]:
    """Yield the fields that both state and that differ: path, here, in the staff list."""
    listed = entry.title
    if (
        post.title
        and listed
        and _key(listed, None) not in (_key(post.title, post.specialisation), _key(post.title, None))
    ):
        yield _TITLE, post.name, listed
    if post.fixed_term and entry.fixed_term and fold(post.fixed_term) != fold(entry.fixed_term):
        yield _TERM, post.fixed_term, entry.fixed_term
    if post.unit and entry.unit and _unit(organisation, post.unit[-1]) != _unit(organisation, entry.unit[-1]):
        yield _UNIT, post.unit[-1], entry.unit[-1]


def _unit(organisation: Organisation, name: str) -> str:
    """Return the name a unit bears today: former and short names are its own."""
    match = organisation.unit_named(fold(name))
    return fold(name if match is None else match.unit.name)
