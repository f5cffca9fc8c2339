"""Descriptions of invented posts in the layouts of the two templates, long enough for several pages."""

from __future__ import annotations

from tests.readers.office.packages import p
from tests.readers.pages.made import items, table

#: Number, duty, results: some of one line, some of many, one longer than what stands beside it.
DUTIES = [
    (duty, results)
    for duty, *results in (
        line.split(" | ")
        for line in """\
Hoiab kaardikogu korras ja täiendab seda mõõdistajatelt saadud andmete põhjal igal nädalal, et kõik osakonnad saaksid samu kaarte kasutada. | Kaardikogu on täielik. | Uued andmed on kantud kaartidele viie tööpäeva jooksul pärast nende saamist.
Nõustab kaartide kasutajaid. | Kasutajad on saanud vastuse kolme tööpäevaga. | Küsimused ja vastused on koondatud juhendisse, mida täiendatakse kord kvartalis koostöös teabehalduse ja ruumiandmete talitusega.
Koostab ülevaateid merekaartide muudatustest, avaldab need veebilehel ning teavitab sadamaid ja laevaliine. | Ülevaated on avaldatud.
Osaleb rahvusvahelises töörühmas. | Ameti seisukohad on kooskõlastatud ja esitatud tähtajaks. | Kokkuvõte on osakonnajuhatajale edastatud. | Kokkulepped on ellu viidud.
Kavandab mõõdistustöid ja hindab pakkumusi. | Mõõdistuskava on kinnitatud detsembri lõpuks.
Juhendab praktikante ja uusi töötajaid kaarditarkvara kasutamisel ning hindab nende tööd praktika lõpus. | Juhendamine on dokumenteeritud. | Praktikandid on saanud tagasisidet.
Korraldab merekaartide trükkimist ja levitamist, peab arvestust trükiste üle ning hindab kord aastas nõudlust. | Trükised on tellitud nii, et ühegi piirkonna kaart ei ole otsas kauem kui kuu. | Arvestus on täpne ja kättesaadav. | Nõudluse hinnang on esitatud eelarve koostamise ajaks koos ettepanekuga, milliste kaartide trükkimine lõpetada.
Arendab koos infotehnoloogia osakonnaga kaardirakendusi. | Rakenduste vead on kirjeldatud ja edastatud. | Uued versioonid on enne kasutuselevõttu läbi proovitud.
Koostab vastuseid kirjadele ja teabenõuetele, mis puudutavad merekaarte, navigatsiooniohtusid ja mõõdistusandmeid. | Vastused on põhjendatud ja saadetud seaduses ette nähtud tähtajaks.
Täidab vahetu juhi antud ülesandeid oma valdkonnas. | Ülesanded on täidetud tähtajaks ja nõuetekohaselt.
""".splitlines()  # noqa: E501
    )
]
PURPOSE = (
    "Hoida ja arendada ameti kaardikogu nii, et laevnikud, sadamad ja päästjad saaksid igal ajal kasutada õigeid ning "
    "ajakohaseid merekaarte ja nendega seotud ruumiandmeid."
)
RIGHTS = ["saada tööks vajalikku teavet teistelt osakondadelt;", "teha ettepanekuid töö paremaks korraldamiseks."]
LIABLE = ["tööülesannete õigeaegse ja korrektse täitmise eest;", "andmete hoidmise eest."]
_RIGHT = '<w:jc w:val="right"/>'
_BOTH = '<w:jc w:val="both"/>'


def head() -> str:
    """Return the head of approval, aligned right, and the heading of the document."""
    lines = ("KINNITATUD", "Kaardiameti peadirektori", "12.03.2025 käskkirjaga nr 1-2/7")
    return "".join(p(line, properties=_RIGHT) for line in lines) + p() + p("AMETIJUHEND")


def _duties(heads: list[str], section: int, widths: list[int], *, borders: bool, justified: bool) -> str:
    aligned = _BOTH if justified else ""
    body = [
        [p(f"{section}.{i}. {duty}", properties=aligned), items(*results)]
        for i, (duty, results) in enumerate(DUTIES, 1)
    ]
    return table(heads, *body, widths=widths, borders=borders, repeated=True)


def _foot(section: int, widths: list[int], *, borders: bool) -> str:
    needs = table(
        ["Haridus", "Kõrgharidus geodeesia või geograafia erialal"],
        ["Töökogemus", "Vähemalt 3-aastane töökogemus kaartidega."],
        ["Keeleoskus", "Eesti keele oskus vähemalt tasemel C1."],
        widths=widths,
        borders=borders,
    )
    return (
        p() + p(f"{section}. Teenistuskoha täitjale esitatavad nõuded") + needs + p()
        + p("Õigused") + items(*RIGHTS) + p("Vastutus") + items(*LIABLE)
    )  # fmt: skip


def template_2024(*, borders: bool = True, justified: bool = False, width: int = 9600) -> str:
    """Return the body of a description with labels and values side by side."""
    sides = [2600, width - 2600]
    values = table(
        ["Struktuuriüksus", "Kaardi osakond"],
        ["Teenistuskoht", "Kaardihaldur (merekaardid)"],
        ["Vahetu juht", "Osakonna juhataja"],
        ["Alluvad", "-"],
        ["Teenistuja asendab", "Ekspert"],
        ["Teenistuja asendaja", "Ekspert, nõunik"],
        ["Teenistuskoha eesmärk", PURPOSE],
        ["Ametikoha grupp", "Ametnik"],
        widths=sides,
        borders=borders,
    )
    heads = ["2. Peamised teenistusülesanded", "Oodatavad tulemused"]
    halves = [width // 2, width - width // 2]
    return (
        head() + p("1. Üldosa") + values + p()
        + _duties(heads, 2, halves, borders=borders, justified=justified)
        + _foot(3, sides, borders=borders)
    )  # fmt: skip


def template_2021(*, borders: bool = True, justified: bool = False, width: int = 9600) -> str:
    """Return the body of a description with labels in rows and their values below."""
    halves, thirds = [width // 2, width - width // 2], [width // 3] * 3
    first = table(
        ["1.1. Ametinimetus", "1.2. Struktuuriüksus"],
        ["Kaardihaldur (merekaardid)", "Kaardi osakond"],
        widths=halves,
        borders=borders,
    )
    second = table(
        ["1.3. Vahetu juht", "1.4. Kes asendab", "1.5. Keda asendab"],
        ["Osakonna juhataja", "Ekspert, nõunik", "Ekspert"],
        widths=thirds,
        borders=borders,
    )
    heads = ["Põhiülesanded", "Oodatavad tulemused"]
    return (
        head() + p("1. ÜLDOSA") + first + p() + second
        + p() + p("2. AMETIKOHA EESMÄRK") + p() + p(PURPOSE, properties=_BOTH if justified else "")
        + p() + p("3. TEENISTUSKOHUSTUSED") + p()
        + _duties(heads, 3, halves, borders=borders, justified=justified)
        + _foot(4, [2600, width - 2600], borders=borders)
    )  # fmt: skip


#: Other ways to draw the table of duties.
VARIANTS = ("number in a column", "no numbers", "no bullets", "dashes and centred heads", "four columns")


def variant(name: str, *, borders: bool) -> str:
    """Return the body of a description whose table of duties is one of `VARIANTS`."""
    numbered = [(f"2.{i}.", duty, results) for i, (duty, results) in enumerate(DUTIES, 1)]
    heads = ["Teenistusülesanded", "Oodatavad tulemused"]
    rows: list[list[str]]
    match name:
        case "number in a column":
            rows = [["Nr", *heads], *([number, duty, items(*results)] for number, duty, results in numbered)]
            widths = [800, 4300, 4500]
        case "no numbers":
            rows, widths = [heads, *([duty, items(*results)] for _, duty, results in numbered)], [4800, 4800]
        case "no bullets":
            rows = [heads, *([f"{number} {duty}", "".join(map(p, results))] for number, duty, results in numbered)]
            widths = [4800, 4800]
        case "dashes and centred heads":
            rows = [[p(head, properties='<w:jc w:val="center"/>') for head in heads]]
            rows += [
                [f"{number} {duty}", "".join(p(f"- {one}") for one in results)] for number, duty, results in numbered
            ]
            widths = [4800, 4800]
        case _:
            rows = [["Nr", "Ülesanne", "Tulemused", "Osakaal"]]
            rows += [[number[2:], duty, items(*results), "10%"] for number, duty, results in numbered]
            widths = [800, 3600, 4000, 1200]
    values = table(
        ["Struktuuriüksus", "Kaardi osakond"],
        ["Teenistuskoht", "Kaardihaldur"],
        ["Teenistuskoha eesmärk", PURPOSE],
        widths=[2600, 7000],
        borders=borders,
    )
    duties = table(*rows, widths=widths, borders=borders)
    return head() + p("1. Üldosa") + values + p() + duties + _foot(3, [2600, 7000], borders=borders)
