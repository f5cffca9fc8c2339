"""The description format, version 1: the one source from which schemas, field table and terms are generated."""

from typing import Annotated

from jdlint.model.access import Access, Publication, Source
from jdlint.model.choices import FormatVersion, PublicAuthorityItem, Status
from jdlint.model.documented import Label, Part, Text, about, f
from jdlint.model.parts import Duty, Position
from jdlint.model.records import Acknowledgement, Approval, Review, WorkingTime
from jdlint.model.references import Reporting, Substitution
from jdlint.model.requirements import Requirements


class JobDescription(Part):
    """A job description (*ametijuhend*).

    None means that the document does not say; an empty list means that it says there is none.
    """

    model_config = about(
        "job description",
        "A job description in the jdlint format, version 1. Keys are English, texts are in the language of the "
        "organisation. A field that is left out says nothing; an empty list says that there is none.",
        "ametijuhend",
        "Ametijuhend jdlinti vormingus, versioon 1. Võtmed on ingliskeelsed, tekstid organisatsiooni keeles. Puuduv "
        "väli ei ütle midagi; tühi loend ütleb, et midagi ei ole.",
        example={"jdlint": 1, "id": "konservaator-1", "position": {"title": "Konservaator"}},
    )
    jdlint: Annotated[
        FormatVersion,
        f(
            "format version",
            "Version of the description format.",
            "vormingu versioon",
            "Ametijuhendi vormingu versioon.",
            example=1,
            rule="STR013",
        ),
    ]
    id: Annotated[
        Label,
        f(
            "id",
            "Id of the post, unique in the repository; other descriptions refer to it.",
            "tunnus",
            "Teenistuskoha tunnus, mis on hoidlas kordumatu; teised ametijuhendid viitavad sellele.",
            example="konservaator-1",
            rule="STR012",
        ),
    ]
    status: Annotated[
        Status | None,
        f(
            "status",
            "Whether the holder is an official or an employee.",
            "staatus",
            "Kas teenistuskoha täitja on ametnik või töötaja.",
            example="employee",
            rule="STA001",
        ),
    ] = None
    public_authority_basis: Annotated[
        list[PublicAuthorityItem] | None,
        f(
            "public-authority basis",
            "For officials: items of ATS § 7(3) under which the post exercises public authority.",
            "avaliku võimu teostamise alus",
            "Ametniku puhul: ATS § 7 lõike 3 punktid, mille alusel ametikohal avalikku võimu teostatakse.",
            example=["2"],
            rule="STA004",
        ),
    ] = None
    position: Annotated[
        Position,
        f(
            "position",
            "Which post is described and where it belongs.",
            "teenistuskoht",
            "Millist teenistuskohta juhend kirjeldab ja kuhu see kuulub.",
            example={"title": "Konservaator", "unit": ["Kogude osakond"]},
        ),
    ]
    reporting: Annotated[
        Reporting | None,
        f(
            "reporting lines",
            "Whom the post reports to and who reports to it.",
            "alluvus",
            "Kellele teenistuskoht allub ja kes alluvad sellele.",
            example={"supervisor": {"position": "sailitustalitus-juhataja"}, "subordinates": []},
        ),
    ] = None
    substitution: Annotated[
        Substitution | None,
        f(
            "substitution",
            "Whom the holder substitutes and who substitutes the holder.",
            "asendamine",
            "Keda teenistuja asendab ja kes asendab teenistujat.",
            example={"substitutes_for": [], "substituted_by": [{"position": "konservaator-2"}]},
        ),
    ] = None
    purpose: Annotated[
        Text | None,
        f(
            "purpose",
            "Why the post exists, in one or two sentences.",
            "teenistuskoha eesmärk",
            "Miks teenistuskoht on loodud, ühe või kahe lausega.",
            example="Tagada, et asutuse kogudes olevad museaalid säilivad ja on uurijatele kättesaadavad.",
        ),
    ] = None
    duties: Annotated[
        list[Duty] | None,
        f(
            "duties",
            "Duties of the post, each with its expected results.",
            "teenistusülesanded",
            "Teenistuskoha ülesanded, igaüks koos oodatavate tulemustega.",
            example=[
                {
                    "number": "2.1.",
                    "duty": "Hindab museaalide seisundit.",
                    "expected_results": ["Museaalide seisund on hinnatud ja andmekogusse kantud."],
                }
            ],
        ),
    ] = None
    requirements: Annotated[
        Requirements | None,
        f(
            "requirements",
            "What is required of the holder of the post.",
            "nõuded",
            "Teenistuskoha täitjale esitatavad nõuded.",
            example={"education": {"text": "Kõrgharidus", "eqf": 6}, "languages": [{"language": "et", "level": "C1"}]},
        ),
    ] = None
    working_time: Annotated[
        WorkingTime | None,
        f(
            "working-time note",
            "Which special working-time arrangements apply; all false says that none do.",
            "tööaja märge",
            "Millised tööaja erikorrad kehtivad; kui kõik on false, ei kehti ükski.",
            example={"summarised": True, "on_call": False, "night": True},
        ),
    ] = None
    rights: Annotated[
        list[Text] | None,
        f(
            "rights",
            "What the holder is entitled to do or to get.",
            "õigused",
            "Milleks teenistujal on õigus.",
            example=["saada tööks vajalikku teavet"],
        ),
    ] = None
    responsibilities: Annotated[
        list[Text] | None,
        f(
            "responsibilities",
            "What the holder is answerable for.",
            "vastutus",
            "Mille eest teenistuja vastutab.",
            example=["tema kasutusse antud vara hoidmise eest"],
        ),
    ] = None
    equipment: Annotated[
        list[Text] | None,
        f(
            "work equipment",
            "Equipment that the employer provides.",
            "töövahendid",
            "Töövahendid, mille tööandja teenistuja kasutusse annab.",
            example=["arvuti koos tööks vajaliku tarkvaraga"],
        ),
    ] = None
    special_conditions: Annotated[
        Text | None,
        f(
            "special conditions",
            "Conditions of work that need to be known beforehand.",
            "eritingimused",
            "Töötingimused, mida tuleb ette teada.",
            example="Töö eeldab lähetusi saartele.",
        ),
    ] = None
    review: Annotated[
        Review | None,
        f(
            "review",
            "How often the description is reviewed and when that was last done.",
            "ülevaatamine",
            "Kui tihti ametijuhend üle vaadatakse ja millal seda viimati tehti.",
            example={"interval_months": 12, "last_reviewed": "2026-02-10", "reviewed_by": "vahetu juht"},
        ),
    ] = None
    approval: Annotated[
        Approval | None,
        f(
            "approval",
            "The act by which the description was established.",
            "kinnitamine",
            "Akt, millega ametijuhend kehtestati.",
            example={"act": "käskkiri", "number": "17", "date": "2026-02-10", "approver": "peadirektor"},
        ),
    ] = None
    acknowledgements: Annotated[
        list[Acknowledgement] | None,
        f(
            "acknowledgements",
            "Introductions, agreements and consents; never a person's name or code.",
            "kinnitused",
            "Tutvustamised, kokkulepped ja nõusolekud; isiku nime ega isikukoodita.",
            example=[{"kind": "introduction", "date": "2026-02-13"}],
        ),
    ] = None
    access: Annotated[
        Access | None,
        f(
            "access",
            "Whether the document is public, and the restriction otherwise.",
            "juurdepääs",
            "Kas dokument on avalik, ja kui ei ole, siis juurdepääsupiirangu andmed.",
            example={"level": "public"},
        ),
    ] = None
    publication: Annotated[
        Publication | None,
        f(
            "publication",
            "When and by which act the description was made public.",
            "avalikustamine",
            "Millal ja millise aktiga ametijuhend avalikustati.",
            example={"date": "2026-02-17", "act": "peadirektori käskkiri nr 17", "contact": "personalitalitus"},
        ),
    ] = None
    state_secret_level: Annotated[
        Text | None,
        f(
            "state secret level",
            "Level of state secret to which the post needs access.",
            "riigisaladuse tase",
            "Riigisaladuse tase, millele teenistuskoht juurdepääsu vajab.",
            example="konfidentsiaalne",
        ),
    ] = None
    source: Annotated[
        Source | None,
        f(
            "source",
            "The document from which the description was imported.",
            "lähtedokument",
            "Dokument, millest ametijuhend imporditi.",
            example={"file": "konservaator.docx", "template": "ee-2024"},
        ),
    ] = None
