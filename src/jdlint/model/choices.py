"""Values that are chosen from a list, and what each of them means.

The meanings of the language levels follow the global scale of the Common European Framework of Reference
(CEFR), which KeeleS § 23(3) refers to; the wording is our own.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from jdlint.model.documented import Meanings, Words, Written

CefrLevel = Annotated[
    Literal["A1", "A2", "B1", "B2", "C1", "C2"],
    Meanings(
        {
            "A1": Words(
                "Algaja: saab aru lihtsatest fraasidest ja oskab end tutvustada.",
                "Beginner: understands simple phrases and can introduce themselves.",
            ),
            "A2": Words(
                "Algtasemel suhtleja: tuleb toime igapäevastes lihtsates olukordades.",
                "Elementary: copes with simple everyday situations.",
            ),
            "B1": Words(
                "Iseseisev suhtleja: saab tuttaval teemal hakkama ja oskab kirjutada lihtsat seotud teksti.",
                "Independent: manages on familiar subjects and writes simple connected text.",
            ),
            "B2": Words(
                "Vaba suhtleja: mõistab keerukama teksti tuuma, vestleb ladusalt ja kirjutab selgelt.",
                "Fluent: follows the gist of complex texts, converses with ease and writes clearly.",
            ),
            "C1": Words(
                "Vilunud suhtleja: kasutab keelt tööl paindlikult ja koostab keerukal teemal selge teksti.",
                "Proficient: uses the language flexibly at work and writes well-structured text on complex subjects.",
            ),
            "C2": Words(
                "Valdab keelt vabalt: mõistab peaaegu kõike ja väljendab ka peeni tähendusvarjundeid. "
                "Eesti keele oskust sellel tasemel nõuda ei tohi.",
                "Mastery: understands nearly everything and expresses fine shades of meaning. "
                "Not to be required for Estonian.",
            ),
        }
    ),
]

Status = Annotated[
    Literal["official", "employee"],
    Meanings(
        {
            "official": Words(
                "Ametnik: teenib ametikohal, kus teostatakse avalikku võimu (ATS § 7).",
                "Official (ametnik): holds a post in which public authority is exercised (ATS § 7).",
            ),
            "employee": Words(
                "Töötaja: töötab töölepingu alusel; avaliku võimu teostamist tema töö üksnes toetab (ATS § 7).",
                "Employee (töötaja): works under a contract; the work at most supports public authority (ATS § 7).",
            ),
        }
    ),
]

AcknowledgementKind = Annotated[
    Literal["agreement", "consent", "introduction"],
    Meanings(
        {
            "agreement": Words(
                "Töötaja ja tööandja on ametijuhendis kokku leppinud (TLS § 12).",
                "Employee and employer have agreed on the description (TLS § 12).",
            ),
            "consent": Words(
                "Ametnik on andnud muudatuseks nõusoleku (ATS § 52 lg 3).",
                "The official has consented to the change (ATS § 52(3)).",
            ),
            "introduction": Words(
                "Ametijuhendit on ametikoha täitjale tutvustatud (ATS § 28 lg 5).",
                "The description has been introduced to the holder of the post (ATS § 28(5)).",
            ),
        }
    ),
]

AccessLevel = Annotated[
    Literal["public", "AK"],
    Meanings(
        {
            "public": Words("Avalik dokument.", "Public document."),
            "AK": Words(
                "Asutusesiseseks kasutamiseks; alus, teabevaldaja ja lõpptähtpäev tuleb märkida (AvTS § 41 lg 2).",
                "For internal use; basis, holder and end date have to be stated (AvTS § 41(2)).",
            ),
        }
    ),
]

PublicAuthorityItem = Annotated[
    str,
    BeforeValidator(lambda value: f"{value:g}" if isinstance(value, int | float) and value is not True else value),
    Written("label"),
    Meanings(
        {
            "1": Words("Ametiasutuse juhtimine.", "Heading an authority."),
            "2": Words(
                "Riiklik ja haldusjärelevalve ning siseaudit.", "State and administrative supervision, internal audit."
            ),
            "2.1": Words("Konkurentsijärelevalve.", "Competition supervision."),
            "3": Words(
                "Riigi julgeoleku ja põhiseadusliku korra tagamine.", "National security and constitutional order."
            ),
            "4": Words("Riigikaitse.", "National defence."),
            "5": Words("Süütegude menetlemine.", "Proceedings in matters of offences."),
            "6": Words("Diplomaatiline esindamine.", "Diplomatic representation."),
            "7": Words(
                "Riigikogu, presidendi, Riigikontrolli, õiguskantsleri ja kohtute otsuste sisuline ettevalmistamine.",
                "Substance of decisions of parliament, the president, the audit office, the chancellor and the courts.",
            ),
            "8": Words(
                "Poliitikat kujundavate otsuste sisuline ettevalmistamine või rakendamine.",
                "Substantive preparation or implementation of policy-shaping decisions.",
            ),
            "9": Words(
                "Tegevus, mida ei saa anda eraõiguslikule isikule.",
                "Activity that cannot be entrusted to a person in private law.",
            ),
        }
    ),
]


def _version(value: Any) -> Any:
    return 1 if value == "1" else value


FormatVersion = Annotated[
    Literal[1],
    BeforeValidator(_version),
    Meanings({1: Words("Vormingu esimene versioon.", "First version of the format.")}),
]
