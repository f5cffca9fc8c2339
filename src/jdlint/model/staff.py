"""The staff list of the organisation file."""

from typing import Annotated

from pydantic import Field

from jdlint.model.choices import Status
from jdlint.model.documented import DayOrText, Label, Part, Text, Texts, about, f


class StaffLine(Part):
    """A line of the staff list."""

    model_config = about(
        "line of the staff list",
        "One post of the staff list, or several of a kind; never the name of who holds it.",
        "koosseisu rida",
        "Üks koosseisu teenistuskoht või mitu ühesugust; mitte kunagi selle täitja nimi.",
        example={"post": "konservaator-1", "title": "Konservaator", "unit": ["Säilitustalitus"], "status": "employee"},
    )
    post: Annotated[
        Label | None,
        f("post", "Id of the post.", "tunnus", "Teenistuskoha tunnus.", example="konservaator-1"),
    ] = None
    title: Annotated[
        Text | None,
        f(
            "title",
            "Name of the post, without its specialisation.",
            "nimetus",
            "Teenistuskoha nimetus, ilma sulgudes oleva täpsustuseta.",
            example="Konservaator",
        ),
    ] = None
    specialisation: Annotated[
        Text | None,
        f(
            "specialisation",
            "What stands in brackets after the title.",
            "täpsustus",
            "See, mis on nimetuse järel sulgudes.",
            example="tekstiil",
        ),
    ] = None
    unit: Annotated[
        Texts | None,
        f(
            "unit",
            "Units that the post belongs to, the largest first.",
            "struktuuriüksus",
            "Üksused, kuhu teenistuskoht kuulub, suuremast väiksemani.",
            example=["Kogude osakond", "Säilitustalitus"],
        ),
    ] = None
    status: Annotated[
        Status | None,
        f(
            "status",
            "Whether the post is one of an official or of an employee.",
            "staatus",
            "Kas koht on ametniku või töötaja koht.",
            example="employee",
        ),
    ] = None
    fixed_term: Annotated[
        DayOrText | None,
        f(
            "fixed term",
            "Last day of a post that exists for a limited time, or the event that ends it in words.",
            "tähtaeg",
            "Tähtajalise koha viimane päev või sõnadega sündmus, mille saabumisel tähtaeg lõpeb.",
            example="2027-12-31",
        ),
    ] = None
    workload: Annotated[
        Label | None,
        f("workload", "Workload as written.", "koormus", "Koormus nii, nagu see kirjas on.", example="0,5"),
    ] = None
    count: Annotated[
        Annotated[int, Field(ge=1)] | None,
        f(
            "number of posts",
            "How many posts of this kind there are; one when nothing is said.",
            "kohtade arv",
            "Mitu sellist kohta on; kui midagi ei öelda, siis üks.",
            example=2,
        ),
    ] = None
