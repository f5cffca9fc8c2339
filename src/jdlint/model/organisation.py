"""The organisation file, version 1: units, staff list, orders, approvers and owners."""

from typing import Annotated

from jdlint.model.choices import FormatVersion, Status
from jdlint.model.documented import Day, Label, Part, Text, Texts, about, f
from jdlint.model.orders import Order
from jdlint.model.staff import StaffLine


class FormerName(Part):
    """A name that a unit had."""

    model_config = about(
        "former name",
        "A name that the unit had, and until when.",
        "endine nimi",
        "Nimi, mida üksus kandis, ja mis päevani.",
        example={"name": "Fondide osakond", "until": "2024-12-31"},
    )
    name: Annotated[
        Text, f("name", "The former name.", "nimi", "Üksuse endine nimi.", example="Fondide osakond", rule="ORG010")
    ]
    until: Annotated[
        Day | None,
        f(
            "last day",
            "Last day on which the name was in force.",
            "viimane päev",
            "Viimane päev, mil nimi kehtis.",
            example="2024-12-31",
            rule="ORG010",
        ),
    ] = None


class Unit(Part):
    """A structural unit."""

    model_config = about(
        "unit",
        "A structural unit, its place in the organisation and its names.",
        "struktuuriüksus",
        "Struktuuriüksus, selle koht asutuses ja selle nimed.",
        example={"name": "Säilitustalitus", "parent": "Kogude osakond", "head": "sailitustalitus-juhataja"},
    )
    name: Annotated[
        Text,
        f(
            "name",
            "Name of the unit as it stands in the act that formed it.",
            "nimi",
            "Üksuse nimi nii, nagu see on põhimääruses või struktuuris.",
            example="Säilitustalitus",
            rule="ORG010",
        ),
    ]
    parent: Annotated[
        Text | None,
        f(
            "unit above",
            "Name of the unit that this one is a part of; it is listed too.",
            "kõrgem üksus",
            "Selle üksuse nimi, mille koosseisu üksus kuulub; ka see on loendis.",
            example="Kogude osakond",
        ),
    ] = None
    valid_from: Annotated[
        Day | None,
        f(
            "start of validity",
            "First day on which the unit exists.",
            "kehtivuse algus",
            "Esimene päev, mil üksus on olemas.",
            example="2025-01-01",
            rule="ORG010",
        ),
    ] = None
    valid_to: Annotated[
        Day | None,
        f(
            "end of validity",
            "Last day on which the unit exists; it then stays in the list.",
            "kehtivuse lõpp",
            "Viimane päev, mil üksus on olemas; loendisse jääb see alles.",
            example="2028-12-31",
            rule="ORG010",
        ),
    ] = None
    short: Annotated[
        Texts | None,
        f(
            "short names",
            "Short names and abbreviations in use.",
            "lühinimed",
            "Kasutusel olevad lühinimed ja lühendid.",
            example=["ST"],
        ),
    ] = None
    former: Annotated[
        list[FormerName] | None,
        f(
            "former names",
            "Names that the unit had before.",
            "endised nimed",
            "Nimed, mida üksus varem kandis.",
            example=[{"name": "Konserveerimistalitus", "until": "2024-12-31"}],
        ),
    ] = None
    head: Annotated[
        Label | None,
        f(
            "head",
            "Id of the post that leads the unit.",
            "juht",
            "Üksust juhtiva teenistuskoha tunnus.",
            example="sailitustalitus-juhataja",
        ),
    ] = None


class Approver(Part):
    """Who may approve descriptions."""

    model_config = about(
        "approver",
        "An office that may approve descriptions; never a person's name.",
        "kinnitaja",
        "Ametikoht, mille täitja võib ametijuhendeid kinnitada; mitte isiku nimi.",
        example={"role": "peadirektor"},
    )
    role: Annotated[
        Text,
        f(
            "office",
            "Office of the approver as the orders name it.",
            "ametinimetus",
            "Kinnitaja ametinimetus nii, nagu see käskkirjades on.",
            example="peadirektor",
            rule="ORG010",
        ),
    ]
    units: Annotated[
        Texts | None,
        f(
            "units",
            "Units for which, with those below them; all when nothing is said.",
            "üksused",
            "Üksused, mille kohta volitus käib, koos alamüksustega; kui midagi ei öelda, siis kõik.",
            example=["Kogude osakond"],
        ),
    ] = None
    status: Annotated[
        Status | None,
        f(
            "status",
            "Posts of officials alone or of employees alone; both when nothing is said.",
            "staatus",
            "Ainult ametnike või ainult töötajate kohad; kui midagi ei öelda, siis mõlemad.",
            example="official",
        ),
    ] = None


class Owner(Part):
    """Who looks after descriptions."""

    model_config = about(
        "owner",
        "Who looks after the descriptions of a unit; never a person's name.",
        "vastutaja",
        "Kes hoolitseb üksuse ametijuhendite eest; mitte isiku nimi.",
        example={"unit": "Kogude osakond", "role": "personalispetsialist"},
    )
    unit: Annotated[
        Text | None,
        f(
            "unit",
            "The unit; all others when nothing is said.",
            "üksus",
            "Üksus; kui midagi ei öelda, siis kõik ülejäänud.",
            example="Kogude osakond",
        ),
    ] = None
    role: Annotated[
        Text,
        f(
            "role",
            "Role or office of the owner.",
            "roll",
            "Vastutaja roll või ametinimetus.",
            example="personalispetsialist",
            rule="ORG010",
        ),
    ]


class Organisation(Part):
    """The organisation as rules about descriptions need it."""

    model_config = about(
        "organisation file",
        "Units, staff list and orders of the organisation, version 1: what descriptions are compared with. Every "
        "section may be missing. No person's name stands in this file.",
        "asutuse fail",
        "Asutuse üksused, koosseis ja käskkirjad, versioon 1: see, millega ametijuhendeid võrreldakse. Iga osa võib "
        "puududa. Isikute nimesid selles failis ei ole.",
        example={"jdlint-organisation": 1, "name": "Rannamuuseum", "units": [{"name": "Kogude osakond"}]},
    )
    jdlint_organisation: Annotated[
        FormatVersion,
        f(
            "format version",
            "Version of the form of this file.",
            "vormingu versioon",
            "Selle faili vormingu versioon.",
            example=1,
            rule="ORG010",
            key="jdlint-organisation",
        ),
    ]
    name: Annotated[
        Text | None,
        f("name", "Name of the organisation.", "nimi", "Asutuse nimi.", example="Rannamuuseum"),
    ] = None
    units: Annotated[
        list[Unit] | None,
        f(
            "units",
            "Structural units, also those that exist no longer.",
            "struktuuriüksused",
            "Struktuuriüksused, ka need, mida enam ei ole.",
            example=[{"name": "Kogude osakond"}, {"name": "Säilitustalitus", "parent": "Kogude osakond"}],
        ),
    ] = None
    staff: Annotated[
        list[StaffLine] | None,
        f(
            "staff list",
            "The posts there are (ATS § 11(1)); jdlint import-staff fills this in from a table.",
            "koosseis",
            "Teenistuskohad, mis on olemas (ATS § 11 lg 1); jdlint import-staff täidab selle tabelist.",
            example=[{"post": "konservaator-1", "title": "Konservaator", "status": "employee"}],
        ),
    ] = None
    orders: Annotated[
        list[Order] | None,
        f(
            "orders",
            "Orders by which descriptions were approved.",
            "käskkirjad",
            "Käskkirjad, millega ametijuhendid kinnitati.",
            example=[{"number": "1-2/17", "date": "2026-02-10", "annexes": [{"number": "1", "post": "arhivaar"}]}],
        ),
    ] = None
    approvers: Annotated[
        list[Approver] | None,
        f(
            "approvers",
            "Offices that may approve descriptions.",
            "kinnitajad",
            "Ametikohad, mille täitjad võivad ametijuhendeid kinnitada.",
            example=[{"role": "peadirektor"}],
        ),
    ] = None
    owners: Annotated[
        list[Owner] | None,
        f(
            "owners",
            "Who looks after the descriptions of which unit.",
            "vastutajad",
            "Kes millise üksuse ametijuhendite eest hoolitseb.",
            example=[{"role": "personalispetsialist"}],
        ),
    ] = None
