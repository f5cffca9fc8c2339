"""The organisation file, version 1: units, staff list, orders, approvers and owners."""

from typing import Annotated

from pydantic import Field

from jdlint.model.choices import FormatVersion, Status
from jdlint.model.documented import Day, DayOrText, Label, Part, Text, Texts, about, f


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
