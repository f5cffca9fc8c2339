"""The titles file, version 1: words that are declined irregularly, and names that people use for posts."""

from typing import Annotated

from jdlint.model.choices import FormatVersion
from jdlint.model.documented import Label, Part, Texts, about, f


class Titles(Part):
    """What titles mean that rules of the language do not tell."""

    model_config = about(
        "titles file",
        "Case forms of irregular words and names that people use for posts, version 1.",
        "nimetuste fail",
        "Ebareeglipäraste sõnade käändevormid ja nimed, mida teenistuskohtade kohta kasutatakse, versioon 1.",
        example={"jdlint-titles": 1, "aliases": {"TJ": "Talituse juhataja"}},
    )
    jdlint_titles: Annotated[
        FormatVersion,
        f(
            "format version",
            "Version of the form of this file.",
            "vormingu versioon",
            "Selle faili vormingu versioon.",
            example=1,
            rule="ORG010",
            key="jdlint-titles",
        ),
    ]
    words: Annotated[
        dict[str, Texts] | None,
        f(
            "words",
            "Words of titles whose case forms do not follow from rules, and those forms.",
            "sõnad",
            "Nimetustes esinevad sõnad, mille käändevorme reeglid ei anna, ja need vormid.",
            example={"sepp": ["sepa", "seppa", "sepale", "seppade", "seppi"]},
        ),
    ] = None
    aliases: Annotated[
        dict[str, Label] | None,
        f(
            "aliases",
            "Names that people use, and the title or the id of the post that is meant.",
            "kasutusnimed",
            "Nimed, mida inimesed kasutavad, ja nimetus või tunnus, mida nendega mõeldakse.",
            example={"TJ": "Talituse juhataja"},
        ),
    ] = None
