"""Collecting the Facts of a description."""

from __future__ import annotations

import re

from jdlint.core.finding import Site, Spot
from jdlint.core.paths import Path
from jdlint.core.patterns import regex
from jdlint.core.records import shared
from jdlint.core.text import digest, fold
from jdlint.estonian.education import required_level
from jdlint.estonian.levels import CEFR
from jdlint.facts.facts import SITES, ApprovalFact, DateFact, Facts, LinkFact, ReferenceFact, TextFact
from jdlint.facts.signatures import signature_of, wording_of
from jdlint.facts.vocabulary import vocabulary_of
from jdlint.syntax.nodes import Document
from jdlint.views.description import Description
from jdlint.views.references import DIRECTIONS, Direction, Reference, split_title
from jdlint.views.sites import flat_text, site_of
from jdlint.views.values import date_of, int_of

_DATES = (
    ("position", "valid_from"),
    ("position", "valid_to"),
    ("position", "fixed_term", "until"),
    ("review", "last_reviewed"),
    ("approval", "date"),
    ("approval", "effective_from"),
)
_ALIAS = regex(r"\s*\((?:edaspidi|hereinafter)\s+([^()]+)\)\s*$", re.IGNORECASE)
# A scope that leaves public authority out, in the words of the template or of anybody else.
_NEGATION = regex(r"\b(?:ei|mitte|välja arvatud|v\.\s?a|väljaspool|ilma|not|no|except|outside|without)\b")
_AUTHORITY = regex(r"avaliku võimu|public authority|public power")
_MOST_TEXTS = 60


def facts_of(
    description: Description, links: tuple[LinkFact, ...] = (), *, wanted: frozenset[str] = frozenset()
) -> Facts:
    """Collect the Facts of a description; `links` and what is `wanted` where project rules asked for them.

    That are the ``signatures`` of duties and results and the ``vocabulary``.
    """
    document = description.document
    title, specialisation, aliases = _named(description)
    return Facts(
        path=document.path,
        number=document.index,
        source=document.kind,
        id=description.id,
        title=title,
        specialisation=specialisation,
        unit=shared(description.unit),
        status=description.status,
        head_of_unit=description.text("position", "head_of_unit") == "true",
        review_interval=int_of(description.node("review", "interval_months")),
        has_review=description.node("review") is not None,
        stated=shared(tuple(direction for direction in DIRECTIONS if description.states(direction))),
        references=tuple(
            _reference(document, direction, reference)
            for direction in DIRECTIONS
            for reference in description.references(direction)
        ),
        dates=_dates(description),
        sites=_sites(document),
        links=links,
        aliases=aliases,
        fixed_term=description.text("position", "fixed_term", "until"),
        approval=_approval(description),
        education=required_level(description.node("requirements", "education")),
        experience=_years(description.text("requirements", "experience", "years")),
        languages=_languages(description),
        duties=tuple(wording_of(duty.duty) for duty in description.duties if duty.duty),
        texts=_texts(description) if "signatures" in wanted else (),
        vocabulary=vocabulary_of(description) if "vocabulary" in wanted else (),
        traits=_traits(description),
        origin=description.text("source", "sha256"),
    )


def _named(description: Description) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Return title, specialisation and the short names that the title gives itself."""
    title, specialisation = description.title, description.specialisation
    if title is None or "(" not in title:
        return title, specialisation, ()
    alias = _ALIAS.search(title)
    if alias is not None:
        title = title[: alias.start()].strip() or title
    if specialisation is None:  # people write the specialisation behind the title as well
        title, specialisation = split_title(title)
    return title, specialisation, () if alias is None else (alias[1].strip(),)


def _reference(document: Document, direction: Direction, reference: Reference) -> ReferenceFact:
    scope = reference.scope
    last = reference.path[-1]
    return ReferenceFact(
        direction,
        reference.kind,
        reference.words,
        reference.identifier,
        reference.title,
        reference.specialisation,
        reference.unit,
        scope,
        place_of(document, reference.path, reference.shown),
        reference.by_title,
        scope is not None and leaves_authority_out(scope),
        last if isinstance(last, int) else None,
        reference.written,
    )


def leaves_authority_out(scope: str) -> bool:
    """Tell whether a scope leaves the exercise of public authority out."""
    folded = fold(scope)
    return _AUTHORITY.search(folded) is not None and _NEGATION.search(folded) is not None


def _dates(description: Description) -> tuple[DateFact, ...]:
    found = []
    for path in _DATES:
        value = date_of(description.node(*path))
        if value is not None:
            date = DateFact(".".join(path), value.isoformat(), place_of(description.document, path))
            found.append(shared(date))
    return tuple(found)


def _sites(document: Document) -> tuple[tuple[str, Site], ...]:
    return () if document.kind == "yaml" else tuple((name, site_of(document, path)) for name, path in SITES.items())


def place_of(document: Document, path: Path, shown: Path | None = None) -> Site | Spot:
    """Return a place as Facts hold it: YAML is quickly read again, Word files and scans are not."""
    return shared(Spot(path, shown)) if document.kind == "yaml" else site_of(document, path, shown)


def _approval(description: Description) -> ApprovalFact | None:
    if description.node("approval") is None:
        return None
    return ApprovalFact(*(description.text("approval", name) for name in ("act", "number", "annex", "approver")))


def _years(text: str | None) -> float | None:
    if text is None or len(text) > 6 or not text.replace(".", "", 1).isdecimal():
        return None
    return float(text)


def _languages(description: Description) -> tuple[tuple[str, str], ...]:
    """Return the levels that everybody in the post must have."""
    return tuple(
        shared((language.tag, language.level))
        for language in description.languages
        if language.tag and language.level in CEFR and language.group is None and not language.preferred
    )


def _texts(description: Description) -> tuple[TextFact, ...]:
    found = []
    for duty in description.duties:
        index = duty.path[-1]
        assert isinstance(index, int)
        signature = signature_of(duty.duty) if duty.duty else None
        if signature is not None:
            found.append(TextFact(index, None, signature))
        for result in duty.results:
            signature = signature_of(result.text)
            if signature is not None:
                number = result.path[-1]
                found.append(TextFact(index, number if isinstance(number, int) else 0, signature))
    return tuple(found[:_MOST_TEXTS])


def _traits(description: Description) -> str:
    node = description.node("requirements", "traits")
    words = sorted(fold(line) for line in flat_text(node).splitlines() if line.strip())
    return digest("\n".join(words), 8) if words else ""
