"""PII006: a description names posts, not people. The name is not repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Path, regex, rule
from jdlint.estonian.names import names
from jdlint.estonian.regions import unnamed

_PLACES = frozenset(
    {"purpose", "duties", "requirements", "rights", "responsibilities", "equipment", "special_conditions", "reporting",
     "substitution"}
)  # fmt: skip
# What bears the name of a person: a school, a prize, a street.
_NAMESAKE = regex(
    r"\s+\w*(?:gümnaasium|kool|nimeli|stipendium|auhin|fond|muuseum|tänav|selts|teater|raamatukog|par[kg]|maja|keskus"
    r"|medal|preemia|arhiiv|school|university|prize|award|foundation|museum|street|library|house)",
    re.IGNORECASE,
)


@rule(
    id="PII006",
    name="person-named",
    family="privacy",
    severity="info",
    mask=True,
    basis={
        "kind": "practice",
        "source": {"et": "juhend kirjeldab kohta; vrd IKÜM art 5 lg 1 p c", "en": "cf. GDPR Article 5(1)(c)"},
    },
    when={"words": ["first-names"]},
    since="0.3",
    title={"et": "Juhendis on inimese nimi", "en": "A person is named"},
    why={
        "et": "Inimene lahkub, juhend jääb: nimi aegub kohe ja avalikus dokumendis ei ole seda vaja.",
        "en": "People leave and the text stays: the name is soon wrong, and a public document does not need it.",
    },
    remedy={"et": "Nimeta teenistuskoht.", "en": "Name the post."},
    messages={
        "default": {
            "et": "siin näib olevat inimese nimi (eesnimi ja perekonnanimi); nimeta teenistuskoht",
            "en": "here seems to stand a person's name (given name and family name); name the post",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    given = context.listed("first-names", description)
    seen: set[Path] = set()
    for text, _ in given.find(description.prose):
        path = unnamed(text.path) if text.path[0] in ("reporting", "substitution") else text.path
        if text.path[0] not in _PLACES or path in seen:
            continue
        found = names(text.text, given.pattern)
        if any(not _NAMESAKE.match(text.text, text.text.find(name) + len(name)) for name in found):
            seen.add(path)
            yield Hit(path)
