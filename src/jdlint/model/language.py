"""Language requirements."""

from typing import Annotated, Any

from jdlint.model.choices import CefrLevel
from jdlint.model.documented import Flag, Part, Snippet, Text, Words, Written, about, f


def _skill(en_title: str, en: str, et_title: str, et: str) -> Any:
    return f(en_title, en, et_title, et, example="B2", rule="LNG001")


class LanguageSkills(Part):
    """Levels by sub-skill, as in the CEFR self-assessment grid."""

    model_config = about(
        "language sub-skills",
        "Levels by sub-skill where one level for the whole language would not fit.",
        "keele osaoskused",
        "Tasemed osaoskuste kaupa, kui üks tase kogu keeleoskuse kohta ei sobi.",
        example={"listening": "C1", "writing": "B2"},
        keys_rule="LNG016",
    )
    listening: Annotated[
        CefrLevel | None, _skill("listening", "Understanding speech.", "kuulamine", "Kõne mõistmine.")
    ] = None
    reading: Annotated[
        CefrLevel | None, _skill("reading", "Understanding written text.", "lugemine", "Kirjaliku teksti mõistmine.")
    ] = None
    spoken_interaction: Annotated[
        CefrLevel | None,
        _skill("spoken interaction", "Taking part in conversation.", "suuline suhtlus", "Vestluses osalemine."),
    ] = None
    spoken_production: Annotated[
        CefrLevel | None,
        _skill("spoken production", "Speaking at length.", "suuline esitus", "Sidus kõne, näiteks ettekanne."),
    ] = None
    writing: Annotated[
        CefrLevel | None, _skill("writing", "Writing texts.", "kirjutamine", "Tekstide kirjutamine.")
    ] = None
    speaking: Annotated[
        CefrLevel | None,
        _skill(
            "speaking",
            "Speaking in general, as older acts say it; the grid has interaction and production instead.",
            "rääkimine",
            "Rääkimine üldiselt, nagu vanemates õigusaktides; tabelis on selle asemel suuline suhtlus ja esitus.",
        ),
    ] = None


_PREFERRED = f(
    "preference",
    "Whether the language is an advantage and not a requirement.",
    "eelistus",
    "Kas keeleoskus on eelis, mitte nõue.",
    example=True,
)
_STATEMENT = f(
    "statement",
    "The requirement as it stands in the document.",
    "sõnastus",
    "Nõue nii, nagu see dokumendis kirjas on.",
    example="Inglise keele oskus vähemalt tasemel B2",
)


class LanguageRequirement(Part):
    """One language."""

    model_config = about(
        "language requirement",
        "One language and its level; the level is a minimum unless said to be exact.",
        "keelenõue",
        "Üks keel ja selle tase; tase on miinimum, kui pole öeldud, et see on täpne.",
        example={"language": "et", "level": "C1"},
        snippets=(
            Snippet(Words("keel ja tase", "language with level"), {"language": "$1", "level": "$2"}),
            Snippet(
                Words("keel osaoskuste kaupa", "language by sub-skills"),
                {"language": "$1", "skills": {"listening": "$2", "spoken_interaction": "$3", "writing": "$4"}},
            ),
        ),
    )
    language: Annotated[
        Annotated[str, Written("text", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] | None,
        f(
            "language",
            "Code of the language (BCP 47), such as et, en, ru.",
            "keel",
            "Keele kood (BCP 47), näiteks et, en, ru.",
            example="et",
            rule="LNG012",
        ),
    ] = None
    level: Annotated[
        CefrLevel | None,
        f(
            "level",
            "Level in the Common European Framework of Reference.",
            "tase",
            "Tase Euroopa keeleõppe raamdokumendi järgi.",
            example="C1",
            rule="LNG001",
        ),
    ] = None
    exact: Annotated[
        Flag | None,
        f(
            "exactness",
            "Whether exactly this level is meant and not at least this level.",
            "täpne tase",
            "Kas mõeldud on täpselt seda, mitte vähemalt seda taset.",
            example=False,
        ),
    ] = None
    preferred: Annotated[Flag | None, _PREFERRED] = None
    skills: Annotated[
        LanguageSkills | None,
        f(
            "sub-skills",
            "Levels by sub-skill.",
            "osaoskused",
            "Tasemed osaoskuste kaupa.",
            example={"listening": "C1", "writing": "B2"},
        ),
    ] = None
    text: Annotated[Text | None, _STATEMENT] = None


class LanguageChoice(Part):
    """Several languages, one of which is enough."""

    model_config = about(
        "choice of languages",
        "Several languages, one of which is enough.",
        "valikuline keelenõue",
        "Mitu keelt, millest piisab ühest.",
        example={"any_of": [{"language": "en", "level": "B2"}, {"language": "ru", "level": "B2"}]},
        key="any_of",
        snippets=(
            Snippet(
                Words("üks mitmest keelest", "one of several languages"),
                {"any_of": [{"language": "$1", "level": "$2"}, {"language": "$3", "level": "$4"}]},
            ),
        ),
    )
    any_of: Annotated[
        list[LanguageRequirement],
        f(
            "alternatives",
            "The languages, one of which is enough.",
            "valik",
            "Keeled, millest piisab ühest.",
            example=[{"language": "en", "level": "B2"}, {"language": "ru", "level": "B2"}],
        ),
    ]
    preferred: Annotated[Flag | None, _PREFERRED] = None
    text: Annotated[Text | None, _STATEMENT] = None
