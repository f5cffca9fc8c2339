"""A deterministic corpus: the same number gives the same bytes on every machine.

Descriptions are about 7 KB of Estonian prose with comments; neighbours substitute each other, one in ten has a defect.
"""

from __future__ import annotations

import random
from pathlib import Path

_SUBJECTS = (
    "rannaseire",
    "hooldustööde",
    "loataotluste",
    "andmekogu",
    "koolituste",
    "hangete",
    "teabevahetuse",
    "koostöö",
    "sadamate",
    "tuletornide",
    "veeteede",
    "muuseumikogu",
    "külastajate",
    "haridusprogrammide",
    "ehituslubade",
    "kaitsealade",
    "rahastuse",
    "aruandluse",
    "arhiivi",
    "kartograafia",
    "ilmavaatluste",
    "laevade",
    "näituste",
    "teadustöö",
)
_VERBS = ("koostab", "kooskõlastab", "analüüsib", "korraldab", "valmistab ette", "jälgib", "uuendab", "hindab")
_OBJECTS = (
    "aasta tööplaani",
    "seirearuande",
    "lepingu eelnõu",
    "juhendmaterjali",
    "riskihinnangu",
    "ettepanekud",
    "kokkuvõtte",
    "andmestiku",
    "kaardi",
    "eelarve projekti",
    "hankedokumendid",
    "koolituskava",
    "näituse kava",
    "kontrollkava",
    "teabelehe",
    "tagasisideküsitluse",
    "vastuse päringule",
    "lähteülesande",
    "mõõtmistulemused",
    "infopäeva",
    "hooldusgraafiku",
)
_ADVERBS = (
    "koos partneritega",
    "vastavalt kehtestatud korrale",
    "igas kvartalis",
    "enne eelarve koostamist",
    "õigel ajal",
)
_RESULTS = ("on esitatud tähtajaks", "on kinnitatud ja avaldatud", "on kooskõlastatud osapooltega", "vastab nõuetele")
_RIGHTS = ("saada tööks vajalikku teavet", "teha ettepanekuid töö korraldamiseks", "osaleda koolitustel")
_UNITS = ("Rannahoiu osakond", "Järelevalve osakond", "Andmete osakond", "Teabe osakond")


def _sentence(rng: random.Random, words: int) -> str:
    parts = [rng.choice(_VERBS).capitalize(), rng.choice(_SUBJECTS), "valdkonnas", rng.choice(_OBJECTS)]
    while len(parts) < words:
        parts += [rng.choice(_ADVERBS), "ja", rng.choice(_VERBS), rng.choice(_SUBJECTS), rng.choice(_OBJECTS)]
    return " ".join(parts) + "."


def description(number: int, total: int) -> str:
    """Return description `number` of `total`: about 7 KB; every tenth misses a result or has a level that is none."""
    rng = random.Random(number)
    partner = number + 1 if number % 2 == 0 else number - 1
    if partner >= total:
        partner = number - 1 if number else number
    head = number - number % 10
    supervisor = f"koht-{head}" if number != head else f"koht-{head - 10}" if head else "[]"
    below = [f"koht-{other}" for other in (*range(head + 1, head + 10), head + 10) if number == head and other < total]
    unit = _UNITS[number % len(_UNITS)]
    out = [
        "# yaml-language-server: $schema=../schemas/job-description.v1.schema.json",
        "jdlint: 1",
        f"id: koht-{number}",
        "status: employee",
        "position:",
        f"  title: Spetsialist {number}",
        f"  specialisation: {rng.choice(_SUBJECTS)}",
        f"  unit: [{unit}, {rng.choice(_SUBJECTS)} talitus]",
        '  classification: {group: "12.3 Arendustegevus", level: "2"}',
        "reporting:",
        f"  supervisor: {supervisor}",
        f"  subordinates: [{', '.join(below)}]",
        "substitution:",
        f"  substitutes_for: [koht-{partner}]",
        "  substituted_by:",
        f"    - position: koht-{partner}  # vastastikune",
        "purpose: >-",
        f"  {_sentence(rng, 24)}",
        "duties:",
    ]
    for index in range(1, 11):
        duty = "Suhtleb partneritega inglise keeles ja " if index == 1 else ""
        out += [f'  - number: "2.{index}"', f"    duty: {duty}{_sentence(rng, 14)}"]
        if number % 10 == 3 and index == 7:
            continue
        out.append("    expected_results:")
        out += [
            f"      - {rng.choice(_OBJECTS).capitalize()} osas {rng.choice(_SUBJECTS)} {index} {rng.choice(_ADVERBS)} "
            f"koostatud materjal {rng.choice(_RESULTS)}."
            for _ in range(2)
        ]
    level = "C3" if number % 10 == 6 else "C1"
    out += [
        "requirements:",
        "  education: {text: Kõrgharidus, eqf: 6}",
        "  experience: {text: Vähemalt kolm aastat tööd samas valdkonnas, years: 3}",
        "  languages:",
        f"    - {{language: et, level: {level}}}",
        "    - {language: en, level: B2}",
        "  knowledge_and_skills:",
        *(f"    - {_sentence(rng, 6)}" for _ in range(4)),
        "rights:",
        *(f"  - {text}" for text in _RIGHTS),
        "responsibilities:",
        *(f"  - {_sentence(rng, 10)}" for _ in range(4)),
        "equipment: [arvuti, mobiiltelefon, ametiauto välitöödeks]",
        "review:",
        "  {interval_months: 12, last_reviewed: 2026-03-01, reviewed_by: vahetu juht, clause: Kord aastas.}",
        'approval: {act: käskkiri, number: "1", date: 2026-02-01, effective_from: 2026-03-01, approver: peadirektor}',
        "acknowledgements: [{kind: introduction, date: 2026-02-10}]",
    ]
    return "\n".join(out) + "\n"


def write(folder: Path, count: int) -> int:
    """Write `count` descriptions below `folder` and return their size in bytes."""
    size = 0
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "jdlint.toml").write_text('language = "et"\n', "utf-8")
    for number in range(count):
        data = description(number, count).encode("utf-8")
        (folder / f"koht-{number:05}.jd.yaml").write_bytes(data)
        size += len(data)
    return size
