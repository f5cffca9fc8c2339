"""Whether the description is public, and where an imported one came from."""

from typing import Annotated

from pydantic import Field

from jdlint.model.choices import AccessLevel
from jdlint.model.documented import Day, Label, Moment, Part, Text, about, f


class Access(Part):
    """Whether the document is public (AvTS)."""

    model_config = about(
        "access",
        "Whether the document is public, and the restriction otherwise.",
        "juurdepääs",
        "Kas dokument on avalik, ja kui ei ole, siis juurdepääsupiirangu andmed.",
        example={"level": "public"},
    )
    level: Annotated[
        AccessLevel | None,
        f(
            "access level",
            "Public, or restricted to internal use.",
            "juurdepääsu liik",
            "Avalik või asutusesiseseks kasutamiseks.",
            example="public",
        ),
    ] = None
    basis: Annotated[
        Text | None,
        f(
            "legal basis",
            "Provision on which the restriction rests.",
            "piirangu alus",
            "Säte, millele piirang tugineb.",
            example="AvTS § 35 lg 1 p 3¹",
        ),
    ] = None
    holder: Annotated[
        Text | None,
        f(
            "holder of information",
            "Body that holds the information.",
            "teabevaldaja",
            "Asutus, kes teavet valdab.",
            example="Rannahooldusamet",
        ),
    ] = None
    until: Annotated[
        Day | None,
        f(
            "end of restriction",
            "Last day of the restriction.",
            "piirangu lõpp",
            "Piirangu viimane päev.",
            example="2030-12-31",
            rule="APR003",
        ),
    ] = None


class Publication(Part):
    """When and how the description was made public (AvTS § 28)."""

    model_config = about(
        "publication",
        "When and by which act the description was made public.",
        "avalikustamine",
        "Millal ja millise aktiga ametijuhend avalikustati.",
        example={"date": "2026-02-17", "act": "peadirektori käskkiri nr 17", "contact": "personalitalitus"},
    )
    date: Annotated[
        Day | None,
        f("date", "Day of publication.", "kuupäev", "Avalikustamise kuupäev.", example="2026-02-17", rule="APR003"),
    ] = None
    act: Annotated[
        Text | None,
        f(
            "establishing act",
            "Act that established what is published.",
            "kehtestamise akt",
            "Akt, millega avalikustatav juhend kehtestati.",
            example="peadirektori käskkiri nr 17",
        ),
    ] = None
    contact: Annotated[
        Text | None,
        f(
            "contact",
            "Unit or office that answers questions; no person.",
            "kontakt",
            "Üksus või ametikoht, kes küsimustele vastab; mitte isik.",
            example="personalitalitus",
        ),
    ] = None


class Source(Part):
    """The document from which an imported description came."""

    model_config = about(
        "source",
        "The document from which the description was imported.",
        "lähtedokument",
        "Dokument, millest ametijuhend imporditi.",
        example={"file": "konservaator.docx", "template": "ee-2024"},
    )
    file: Annotated[
        Text | None,
        f("file", "Name of the file.", "fail", "Faili nimi.", example="konservaator.docx"),
    ] = None
    member: Annotated[
        Text | None,
        f(
            "file in the container",
            "Name of the document inside the signed container that the file is.",
            "fail konteineris",
            "Dokumendi nimi allkirjastatud konteineris, kui fail on konteiner.",
            example="Lisa 2.docx",
        ),
    ] = None
    sha256: Annotated[
        Label | None,
        f(
            "checksum",
            "SHA-256 of the file.",
            "kontrollsumma",
            "Faili SHA-256 kontrollsumma.",
            example="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ),
    ] = None
    part: Annotated[
        Annotated[int, Field(ge=1)] | None,
        f(
            "part",
            "Which of the descriptions in the file this is, counted from 1; only where there are several.",
            "järjekord",
            "Mitmes ametijuhend see failis on, alates ühest; ainult kui neid on mitu.",
            example=2,
        ),
    ] = None
    imported_as: Annotated[
        Label | None,
        f(
            "imported text",
            "SHA-256 of the description as import wrote it: tells whether anybody has edited it since.",
            "imporditud tekst",
            "Ametijuhendi SHA-256 kontrollsumma impordi järel: näitab, kas seda on hiljem muudetud.",
            example="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ),
    ] = None
    template: Annotated[
        Label | None,
        f("template", "Template of the document.", "mall", "Dokumendi mall.", example="ee-2024"),
    ] = None
    signed_at: Annotated[
        Moment | None,
        f(
            "signing time",
            "When the document was signed, as the signature claims.",
            "allkirjastamise aeg",
            "Millal dokument allkirjastati, nagu allkiri väidab.",
            example="2026-02-10T12:30:00+02:00",
            rule="APR003",
        ),
    ] = None
    signer_role: Annotated[
        Text | None,
        f(
            "role of the signer",
            "Office in which the document was signed, as the signature claims; never a person.",
            "allkirjastaja roll",
            "Ametikoht, millel dokument allkirjastati, nagu allkiri väidab; mitte isik.",
            example="peadirektor",
        ),
    ] = None
    registered: Annotated[
        Day | None,
        f(
            "registration date",
            "When the document was entered in the document register.",
            "registreerimise kuupäev",
            "Millal dokument dokumendiregistrisse kanti.",
            example="2026-02-10",
            rule="APR003",
        ),
    ] = None
    confidence: Annotated[
        Label | None,
        f(
            "confidence",
            "How sure the import is of what it read.",
            "usaldusväärsus",
            "Kui kindel on import loetu õigsuses.",
            example="0.93",
        ),
    ] = None
