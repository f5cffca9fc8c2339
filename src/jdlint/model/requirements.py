"""What is required of the holder of the post."""

from typing import Annotated

from pydantic import Field

from jdlint.model.documented import Part, Snippet, Text, Words, about, f
from jdlint.model.language import LanguageChoice, LanguageRequirement


class Education(Part):
    """Required education."""

    model_config = about(
        "education",
        "Required education and its level.",
        "haridus",
        "Nõutav haridus ja selle tase.",
        example={"text": "Kõrgharidus", "eqf": 6},
    )
    text: Annotated[
        Text | None,
        f("wording", "The requirement in words.", "sõnastus", "Nõue sõnadega.", example="Kõrgharidus"),
    ] = None
    eqf: Annotated[
        Annotated[int, Field(ge=1, le=8)] | None,
        f(
            "qualification level",
            "Lowest level in the European (Estonian) qualifications framework, 1 to 8.",
            "kvalifikatsioonitase",
            "Madalaim tase Euroopa (Eesti) kvalifikatsiooniraamistikus, 1–8.",
            example=6,
        ),
    ] = None


class Experience(Part):
    """Required work experience."""

    model_config = about(
        "work experience",
        "Required work experience and its length.",
        "töökogemus",
        "Nõutav töökogemus ja selle kestus.",
        example={"text": "Vähemalt kaheaastane töökogemus konserveerimise alal", "years": 2},
    )
    text: Annotated[
        Text | None,
        f(
            "wording",
            "The requirement in words.",
            "sõnastus",
            "Nõue sõnadega.",
            example="Vähemalt kaheaastane töökogemus konserveerimise alal",
        ),
    ] = None
    years: Annotated[
        Annotated[float, Field(ge=0)] | None,
        f(
            "years",
            "Least number of years; 0 means that none are required.",
            "aastate arv",
            "Vähim nõutav aastate arv; 0 tähendab, et kogemust ei nõuta.",
            example=2,
        ),
    ] = None


class Competency(Part):
    """A competency and how it shows."""

    model_config = about(
        "competency",
        "A competency and how it shows at work.",
        "kompetents",
        "Kompetents ja see, kuidas see töös väljendub.",
        example={"name": "Koostöö", "indicators": ["Jagab teavet kolleegidega."]},
        snippets=(
            Snippet(Words("kompetents ja näitaja", "competency with indicator"), {"name": "$1", "indicators": ["$2"]}),
        ),
    )
    name: Annotated[
        Text | None, f("name", "Name of the competency.", "nimetus", "Kompetentsi nimetus.", example="Koostöö")
    ] = None
    indicators: Annotated[
        list[Text] | None,
        f(
            "indicators",
            "Behaviour that shows the competency.",
            "käitumisnäitajad",
            "Käitumine, milles kompetents väljendub.",
            example=["Jagab teavet kolleegidega."],
        ),
    ] = None


class Requirements(Part):
    """Everything that is required of the holder."""

    model_config = about(
        "requirements",
        "What is required of the holder of the post.",
        "nõuded",
        "Teenistuskoha täitjale esitatavad nõuded.",
        example={"education": {"text": "Kõrgharidus", "eqf": 6}, "languages": [{"language": "et", "level": "C1"}]},
    )
    education: Annotated[
        Education | Text | None,
        f(
            "education",
            "Required education, with its level or in words alone.",
            "haridus",
            "Nõutav haridus koos tasemega või ainult sõnadega.",
            example={"text": "Kõrgharidus", "eqf": 6},
        ),
    ] = None
    experience: Annotated[
        Experience | Text | None,
        f(
            "work experience",
            "Required work experience, with its length or in words alone.",
            "töökogemus",
            "Nõutav töökogemus koos kestusega või ainult sõnadega.",
            example={"text": "Vähemalt kaheaastane töökogemus konserveerimise alal", "years": 2},
        ),
    ] = None
    languages: Annotated[
        list[LanguageRequirement | LanguageChoice] | None,
        f(
            "languages",
            "Required and preferred languages with their levels.",
            "keeleoskus",
            "Nõutavad ja eelistatud keeled koos tasemetega.",
            example=[{"language": "et", "level": "C1"}],
        ),
    ] = None
    knowledge_and_skills: Annotated[
        list[Text] | None,
        f(
            "knowledge and skills",
            "Knowledge and skills that the duties call for.",
            "teadmised ja oskused",
            "Teadmised ja oskused, mida ülesannete täitmine eeldab.",
            example=["Museaalide säilitamise põhimõtete tundmine"],
        ),
    ] = None
    competencies: Annotated[
        list[Competency] | None,
        f(
            "competencies",
            "Competencies with their indicators.",
            "kompetentsid",
            "Kompetentsid koos käitumisnäitajatega.",
            example=[{"name": "Koostöö", "indicators": ["Jagab teavet kolleegidega."]}],
        ),
    ] = None
    traits: Annotated[
        list[Text] | None,
        f(
            "personal qualities",
            "Personal qualities that the work calls for.",
            "isikuomadused",
            "Isikuomadused, mida töö eeldab.",
            example=["Täpsus"],
        ),
    ] = None
