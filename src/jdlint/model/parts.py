"""The post and its duties."""

from typing import Annotated

from pydantic import Field

from jdlint.model.documented import Day, DayOrText, Flag, Label, Part, Snippet, Text, Texts, Words, about, f


class Classification(Part):
    """Where the post stands in the classification of public service posts (VV 92)."""

    model_config = about(
        "classification",
        "Group and level of the post in the classification of public service posts.",
        "klassifikatsioon",
        "Teenistuskoha koht teenistuskohtade klassifikaatoris: teenistusgrupp ja tase.",
        example={"group": "Järelevalve", "level": "3B"},
    )
    group: Annotated[
        Text | None,
        f(
            "service group",
            "Group of posts in the classification, not the status of the holder.",
            "teenistusgrupp",
            "Teenistusgrupp klassifikaatori järgi; siia ei märgita, kas tegu on ametniku või töötajaga.",
            example="Järelevalve",
        ),
    ] = None
    level: Annotated[
        Label | None,
        f(
            "service level",
            "Level inside the service group.",
            "teenistusgrupi tase",
            "Tase teenistusgrupi sees.",
            example="3B",
        ),
    ] = None


class FixedTerm(Part):
    """That a post exists for a limited time, and until when."""

    model_config = about(
        "fixed term",
        "The post exists for a limited time.",
        "tähtajalisus",
        "Teenistuskoht on loodud tähtajaliselt.",
        example={"until": "2027-12-31"},
    )
    until: Annotated[
        DayOrText | None,
        f(
            "end of term",
            "Last day of the term, or the event that ends it in words.",
            "tähtaja lõpp",
            "Tähtaja viimane päev või sõnadega sündmus, mille saabumisel tähtaeg lõpeb.",
            example="2027-12-31",
        ),
    ] = None


class Position(Part):
    """The post that is described."""

    model_config = about(
        "position",
        "Which post is described and where it belongs.",
        "teenistuskoht",
        "Millist teenistuskohta juhend kirjeldab ja kuhu see kuulub.",
        example={"title": "Konservaator", "unit": ["Kogude osakond"]},
    )
    title: Annotated[
        Text,
        f(
            "title",
            "Name of the post in the nominative, without its specialisation.",
            "nimetus",
            "Teenistuskoha nimetus nimetavas käändes, ilma sulgudes oleva täpsustuseta.",
            example="Konservaator",
            rule="STR003",
        ),
    ]
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
            "Organisational units that the post belongs to, the largest first.",
            "struktuuriüksus",
            "Struktuuriüksused, kuhu teenistuskoht kuulub, suuremast väiksemani.",
            example=["Kogude osakond", "Säilitustalitus"],
        ),
    ] = None
    classification: Annotated[
        Classification | None,
        f(
            "classification",
            "Group and level in the classification of public service posts.",
            "klassifikatsioon",
            "Teenistusgrupp ja tase teenistuskohtade klassifikaatoris.",
            example={"group": "Järelevalve", "level": "3B"},
        ),
    ] = None
    occupation_code: Annotated[
        Label | None,
        f(
            "occupation code",
            "Four-digit ISCO-08 code or the five-digit Estonian code; quote it to keep leading zeros.",
            "ameti kood",
            "Ametite klassifikaatori neljakohaline (ISCO-08) või Eesti viiekohaline kood; eesolevate nullide "
            "säilitamiseks pane jutumärkidesse.",
            example="2635",
            rule="ORG009",
        ),
    ] = None
    valid_from: Annotated[
        Day | None,
        f(
            "start of validity",
            "First day on which the post exists.",
            "kehtivuse algus",
            "Esimene päev, mil teenistuskoht on olemas.",
            example="2026-01-01",
            rule="APR003",
        ),
    ] = None
    valid_to: Annotated[
        Day | None,
        f(
            "end of validity",
            "Last day on which the post exists; a post is closed this way, not deleted.",
            "kehtivuse lõpp",
            "Viimane päev, mil teenistuskoht on olemas; kaotatud teenistuskoht suletakse, faili ei kustutata.",
            example="2028-12-31",
            rule="APR003",
        ),
    ] = None
    fixed_term: Annotated[
        FixedTerm | None,
        f(
            "fixed term",
            "That the post exists for a limited time, and until when.",
            "tähtajalisus",
            "Märge, et teenistuskoht on tähtajaline, ja tähtaja lõpp.",
            example={"until": "2027-12-31"},
        ),
    ] = None
    head_of_unit: Annotated[
        Flag | None,
        f(
            "head of unit",
            "Whether the post leads a structural unit.",
            "üksuse juht",
            "Kas teenistuskoha täitja juhib struktuuriüksust.",
            example=False,
        ),
    ] = None
    workplace: Annotated[
        Text | None,
        f(
            "place of work",
            "Place where the work is done.",
            "töö tegemise koht",
            "Koht, kus tööd tehakse.",
            example="Haapsalu",
        ),
    ] = None
    exempt_from_description: Annotated[
        Flag | None,
        f(
            "exemption",
            "Whether the law requires no description of the post (ATS § 52(2)).",
            "vabastus ametijuhendist",
            "Kas seadus selle ametikoha kohta ametijuhendit ei nõua (ATS § 52 lg 2).",
            example=False,
        ),
    ] = None


class Duty(Part):
    """One duty and what is expected of it."""

    model_config = about(
        "duty",
        "One duty of the post with its expected results.",
        "teenistusülesanne",
        "Üks teenistuskoha ülesanne koos oodatavate tulemustega.",
        example={
            "number": "2.1.",
            "duty": "Hindab museaalide seisundit.",
            "expected_results": ["Museaalide seisund on hinnatud ja andmekogusse kantud."],
        },
        snippets=(
            Snippet(
                Words("ülesanne ja oodatav tulemus", "duty with expected result"),
                {"number": "$1", "duty": "$2", "expected_results": ["$3"]},
            ),
        ),
    )
    number: Annotated[
        Label | None,
        f(
            "number",
            "Number of the duty as written in the document.",
            "number",
            "Ülesande number nii, nagu see dokumendis on.",
            example="2.1.",
        ),
    ] = None
    duty: Annotated[
        Text | None,
        f("duty", "What is to be done.", "ülesanne", "Mida tuleb teha.", example="Hindab museaalide seisundit."),
    ] = None
    expected_results: Annotated[
        Texts | None,
        f(
            "expected results",
            "How one can tell that the duty has been done well: states reached, not activities.",
            "oodatavad tulemused",
            "Mille järgi on näha, et ülesanne on hästi täidetud: saavutatud seisund, mitte tegevus.",
            example=["Museaalide seisund on hinnatud ja andmekogusse kantud."],
        ),
    ] = None
    time_share: Annotated[
        Annotated[float, Field(gt=0, le=100)] | None,
        f(
            "share of working time",
            "Share of working time in per cent; the shares of all duties make 100.",
            "tööaja osakaal",
            "Osa tööajast protsentides; kõigi ülesannete osakaalud annavad kokku 100.",
            example=30,
            rule="DUT014",
        ),
    ] = None
