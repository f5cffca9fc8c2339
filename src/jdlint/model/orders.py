"""The orders of the organisation file, their annexes and what they revoke."""

from typing import Annotated

from jdlint.model.documented import Day, Label, Part, Text, about, f


class Annex(Part):
    """An annex of an order."""

    model_config = about(
        "annex",
        "An annex of an order: the description of which post it is.",
        "lisa",
        "Käskkirja lisa: millise teenistuskoha ametijuhend see on.",
        example={"number": "11", "post": "konservaator-1"},
    )
    number: Annotated[
        Label | None,
        f("number", "Number of the annex as written.", "number", "Lisa number nii, nagu see kirjas on.", example="11"),
    ] = None
    post: Annotated[
        Label | None,
        f("post", "Id of the post.", "tunnus", "Teenistuskoha tunnus.", example="konservaator-1"),
    ] = None
    title: Annotated[
        Text | None,
        f(
            "title",
            "Title of the post, where it has no id.",
            "nimetus",
            "Teenistuskoha nimetus, kui tunnust ei ole.",
            example="Konservaator",
        ),
    ] = None


class Revocation(Part):
    """What an order revokes."""

    model_config = about(
        "revocation",
        "An order that is revoked, or one annex of it.",
        "kehtetuks tunnistamine",
        "Kehtetuks tunnistatud käskkiri või selle üks lisa.",
        example={"number": "1-2/14", "date": "2022-05-02", "annex": "3"},
    )
    number: Annotated[
        Label | None,
        f("number", "Number of the revoked order.", "number", "Kehtetu käskkirja number.", example="1-2/14"),
    ] = None
    date: Annotated[
        Day | None,
        f(
            "date",
            "Date of the revoked order.",
            "kuupäev",
            "Kehtetu käskkirja kuupäev.",
            example="2022-05-02",
            rule="ORG010",
        ),
    ] = None
    annex: Annotated[
        Label | None,
        f(
            "annex",
            "The annex, where only this one is revoked.",
            "lisa",
            "Lisa, kui kehtetuks tunnistati ainult see.",
            example="3",
        ),
    ] = None


class Order(Part):
    """An order by which descriptions were approved."""

    model_config = about(
        "order",
        "An order by which descriptions were approved, with its annexes and what it revokes.",
        "käskkiri",
        "Käskkiri, millega ametijuhendid kinnitati, selle lisad ja see, mille see kehtetuks tunnistab.",
        example={"act": "käskkiri", "number": "1-2/17", "date": "2026-02-10"},
    )
    act: Annotated[
        Text | None,
        f("kind of act", "Kind of the act.", "akti liik", "Akti liik.", example="käskkiri"),
    ] = None
    number: Annotated[
        Label,
        f(
            "number",
            "Number of the act as written.",
            "number",
            "Akti number nii, nagu see kirjas on.",
            example="1-2/17",
            rule="ORG010",
        ),
    ]
    date: Annotated[
        Day | None,
        f("date", "Date of the act.", "kuupäev", "Akti kuupäev.", example="2026-02-10", rule="ORG010"),
    ] = None
    effective_from: Annotated[
        Day | None,
        f(
            "effective date",
            "First day on which the descriptions apply.",
            "rakendamise algus",
            "Esimene päev, mil ametijuhendeid kohaldatakse.",
            example="2026-02-16",
            rule="ORG010",
        ),
    ] = None
    annexes: Annotated[
        list[Annex] | None,
        f(
            "annexes",
            "Descriptions that are annexed to the order.",
            "lisad",
            "Ametijuhendid, mis on käskkirja lisad.",
            example=[{"number": "1", "post": "konservaator-1"}],
        ),
    ] = None
    revokes: Annotated[
        list[Revocation] | None,
        f(
            "revoked orders",
            "Orders, or single annexes, that this order revokes.",
            "kehtetud käskkirjad",
            "Käskkirjad või üksikud lisad, mille see käskkiri kehtetuks tunnistab.",
            example=[{"number": "1-2/14", "date": "2022-05-02"}],
        ),
    ] = None
