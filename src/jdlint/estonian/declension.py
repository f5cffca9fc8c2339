"""Case forms of the words that titles and units end in, made from their endings.

The purpose is a closed question: "may this word be a form of that title's last word?" So the table may make forms that
no Estonian would say, as long as they are forms of no other title: what is wanted is that a form which is said is
among them. Fuzzy matching answers the open question and is wrong in one case of four ("järelevalve peaspetsialisti"
is no form of "järelevalve juhtivspetsialist").

Source: declension types of the normative dictionary (ÕS), reduced to the endings of Estonian job titles.
"""

from __future__ import annotations

from functools import lru_cache

from jdlint.core.records import NamedTuple


class Forms(NamedTuple):
    """The forms of a word: `genitive` and the other cases of the singular, and those of the plural."""

    genitive: frozenset[str]
    singular: frozenset[str]
    plural: frozenset[str]


class _Type(NamedTuple):
    """What an ending becomes: genitive, partitive, and both of the plural; ``/`` divides parallel forms."""

    ending: str
    genitive: str
    partitive: str
    plural_genitive: str
    plural_partitive: str


# Longest endings first; the first that fits holds.
_TYPES = tuple(
    _Type(*line.split())
    for line in (
        "naine naise naist naiste naisi",
        "liige liikme liiget liikmete liikmeid",
        "ister istri istrit istrite istreid",
        "mees mehe meest meeste mehi",
        "juht juhi juhti juhtide juhte/juhtisid",
        "kond konna konda kondade kondi/kondasid",
        "kokk koka kokka kokkade kokki/kokkasid",
        "sepp sepa seppa seppade seppi/seppasid",
        "õde õe õde õdede õdesid",
        "rühm rühma rühma rühmade rühmi",
        "grupp grupi gruppi gruppide gruppe",
        "linn linna linna linnade linnu",
        "aed aia aeda aedade aedu",
        "jalg jala jalga jalgade jalgu",
        "vaht vahi vahti vahtide vahte",
        "lik liku likku like/likkude likke/likkusid",
        "vik viku vikku vike/vikkude vikke/vikkusid",
        "nik niku nikku/nikut nike/nikkude/nikute nikke/nikkusid/nikuid",
        "ik iku ikut/ikku ikute/ike/ikkude ikuid/ikke/ikkusid",
        "ne se st/set ste si/seid",
        "em ema emat emate emaid",
        "nt ndi nti ntide nte/ntisid",
        "rt rdi rti rtide rte/rtisid",
        "lt ldi lti ltide lte/ltisid",
        "aat aadi aati aatide aate/aatisid",
        "eet eedi eeti eetide eete/eetisid",
        "oot oodi ooti ootide oote/ootisid",
        "uut uudi uuti uutide uute/uutisid",
        "eut eudi euti eutide eute/eutisid",
        "aut audi auti autide aute/autisid",
        "lk lgi/lgu lki/lku lkide/lkude lke/lkisid/lkusid",
        "us use/usi ust/usi uste/usite usi/useid/uste",
        "um umi/uumi umi/umit umite/umide ume/umeid",
        "oo oo ood oode oosid",
        "ja ja jat jate jaid/jaisid",
    )
)
_VOWELS = frozenset("aeiouõäöü")
# Endings of the further cases, put behind a genitive.
_CASES = ("le", "lt", "l", "ga", "ks", "st", "s", "sse", "ni", "na", "ta")


@lru_cache(maxsize=100_000)
def forms_of(word: str) -> Forms:
    """Return the case forms of a folded word in the nominative singular, the nominative itself left out.

    A compound is declined by its last part, a hyphenated word by what stands behind the last hyphen.
    """
    head, hyphen, tail = word.rpartition("-")
    if len(tail) < 2:
        return Forms(frozenset(), frozenset(), frozenset())
    genitive, partitive, plural_genitive, plural_partitive = _stems(tail)
    lead = head + hyphen
    singular = {lead + form for form in (*genitive, *partitive)}
    singular.update(lead + form + case for form in genitive for case in _CASES)
    plural = {lead + form + "d" for form in genitive}
    plural.update(lead + form for form in (*plural_genitive, *plural_partitive))
    plural.update(lead + form + case for form in plural_genitive for case in _CASES)
    plural -= singular
    return Forms(frozenset(lead + form for form in genitive), frozenset(singular - {word}), frozenset(plural - {word}))


def _stems(word: str) -> tuple[list[str], list[str], list[str], list[str]]:
    for kind in _TYPES:
        if word.endswith(kind.ending):
            stem = word[: -len(kind.ending)]
            genitive, partitive, plural_genitive, plural_partitive = (
                [stem + form for form in forms.split("/")] for forms in kind[1:]
            )
            return genitive, partitive, plural_genitive, plural_partitive
    if word[-1] in _VOWELS:
        return [word], [word, word + "t", word + "d"], [word + "te", word + "de"], [word + "id", word + "sid"]
    stem = word + "i"
    return [stem], [stem, stem + "t"], [stem + "te", stem + "de"], [word + "e", stem + "sid", word + "eid"]
