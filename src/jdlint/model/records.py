"""Records about the description: working-time note, review, approval and acknowledgements."""

from typing import Annotated

from pydantic import Field

from jdlint.model.choices import AcknowledgementKind
from jdlint.model.documented import Day, Flag, Label, Part, Snippet, Text, Words, about, f


class WorkingTime(Part):
    """The working-time note (ATS § 52(1)3)."""

    model_config = about(
        "working-time note",
        "Which special working-time arrangements apply.",
        "tööaja märge",
        "Millised tööaja erikorrad kehtivad.",
        example={"summarised": True, "on_call": False, "night": True},
    )
    summarised: Annotated[
        Flag | None,
        f(
            "summarised working time",
            "Whether working time is summarised over a period.",
            "summeeritud tööaeg",
            "Kas kohaldatakse tööaja summeeritud arvestust.",
            example=True,
        ),
    ] = None
    on_call: Annotated[
        Flag | None,
        f("on-call time", "Whether on-call time applies.", "valveaeg", "Kas kohaldatakse valveaega.", example=False),
    ] = None
    night: Annotated[
        Flag | None,
        f("night work", "Whether night work applies.", "öötöö", "Kas tuleb teha öötööd.", example=False),
    ] = None


class Review(Part):
    """How often the description is reviewed and when that was done last."""

    model_config = about(
        "review",
        "How often the description is reviewed and when that was last done.",
        "ülevaatamine",
        "Kui tihti ametijuhend üle vaadatakse ja millal seda viimati tehti.",
        example={"interval_months": 12, "last_reviewed": "2026-02-10", "reviewed_by": "vahetu juht"},
    )
    interval_months: Annotated[
        Annotated[int, Field(ge=1)] | None,
        f(
            "review interval",
            "Longest time between two reviews in calendar months.",
            "ülevaatamise välp",
            "Pikim aeg kahe ülevaatamise vahel kalendrikuudes.",
            example=12,
        ),
    ] = None
    last_reviewed: Annotated[
        Day | None,
        f(
            "last review",
            "Day of the last review.",
            "viimane ülevaatamine",
            "Viimase ülevaatamise kuupäev.",
            example="2026-02-10",
            rule="APR003",
        ),
    ] = None
    reviewed_by: Annotated[
        Text | None,
        f(
            "reviewer",
            "Role of the reviewer, not a person's name.",
            "ülevaataja",
            "Ülevaataja roll, mitte isiku nimi.",
            example="vahetu juht",
        ),
    ] = None
    clause: Annotated[
        Text | None,
        f(
            "review clause",
            "The clause of the document that says when it is reviewed.",
            "ülevaatamise säte",
            "Dokumendi säte, mis ütleb, millal juhend üle vaadatakse.",
            example="Ametijuhendi ajakohasust hinnatakse igal aastal arenguvestlusel.",
        ),
    ] = None


class Approval(Part):
    """By which act the description was established."""

    model_config = about(
        "approval",
        "The act by which the description was established.",
        "kinnitamine",
        "Akt, millega ametijuhend kehtestati.",
        example={"act": "käskkiri", "number": "17", "date": "2026-02-10", "approver": "peadirektor"},
    )
    act: Annotated[
        Text | None,
        f("kind of act", "Kind of the act.", "akti liik", "Kinnitava akti liik.", example="käskkiri"),
    ] = None
    number: Annotated[
        Label | None,
        f("number", "Number of the act as written.", "number", "Akti number nii, nagu see kirjas on.", example="17"),
    ] = None
    date: Annotated[
        Day | None,
        f("date", "Date of the act.", "kuupäev", "Akti kuupäev.", example="2026-02-10", rule="APR003"),
    ] = None
    effective_from: Annotated[
        Day | None,
        f(
            "effective date",
            "First day on which the description applies.",
            "rakendamise algus",
            "Esimene päev, mil ametijuhendit kohaldatakse.",
            example="2026-02-16",
            rule="APR003",
        ),
    ] = None
    annex: Annotated[
        Label | None,
        f(
            "annex",
            "Annex of the act that holds the description.",
            "lisa",
            "Akti lisa, milles ametijuhend on.",
            example="11",
        ),
    ] = None
    approver: Annotated[
        Text | None,
        f(
            "approver",
            "Office of the person who approved, not a name.",
            "kinnitaja",
            "Kinnitaja ametinimetus, mitte isiku nimi.",
            example="peadirektor",
        ),
    ] = None


class Acknowledgement(Part):
    """That the holder knows or has agreed to the description; never who that is."""

    model_config = about(
        "acknowledgement",
        "That the holder was told of the description, agreed or consented; without name or personal code.",
        "kinnitus",
        "Märge tutvustamise, kokkuleppe või nõusoleku kohta; isiku nime ega isikukoodita.",
        example={"kind": "introduction", "date": "2026-02-13"},
        snippets=(Snippet(Words("kinnitus", "acknowledgement"), {"kind": "$1", "date": "$2"}),),
    )
    kind: Annotated[
        AcknowledgementKind | None,
        f(
            "kind of acknowledgement",
            "What was recorded.",
            "kinnituse liik",
            "Mida kinnitati.",
            example="introduction",
        ),
    ] = None
    date: Annotated[
        Day | None,
        f("date", "Day it was given.", "kuupäev", "Kinnituse andmise kuupäev.", example="2026-02-13", rule="APR003"),
    ] = None
