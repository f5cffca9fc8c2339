"""A deterministic corpus: the same number gives the same bytes on every machine.

Descriptions are about 7 KB of Estonian prose with comments, on three layouts: results in every duty (`ee-2024`), the
same with competencies and equipment (`ee-2021`), and what an import makes of a document without a column of results.
Posts form one tree of units; neighbours substitute each other. One in ten has a defect, the kinds in turn; without
defects `jdlint check` finds nothing as of November 2026. Dates are quoted, because validators that read YAML 1.1 take
others for no strings; lines have 120 characters at most, so that yamllint has nothing to say either.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks import prose

LAYOUTS = ("ee-2024", "no-results", "ee-2021")
_SPAN = 8
_WIDTH = 120
_TITLES = ("Spetsialist", "Nõustaja", "Referent", "Koordinaator", "Analüütik", "Arhivaar", "Toimetaja", "Korraldaja")
_TRAITS = ("Täpsus", "Algatusvõime", "Järjekindlus", "Avatus koostööks", "Otsustusvõime", "Põhjalikkus", "Uudishimu")
_RIGHTS = (
    "saada tööks vajalikku teavet ja dokumente teistelt üksustelt",
    "teha ettepanekuid töö paremaks korraldamiseks",
    "osaleda tööks vajalikel koolitustel",
    "kaasata kokkuleppel vahetu juhiga asjatundjaid teistest üksustest",
    "kasutada asutuse sõidukit tööülesannete täitmiseks",
)
_DUTIES = {"ee-2024": (13, 2), "ee-2021": (11, 2), "no-results": (17, 4)}  # how many, things in each


class Defect(NamedTuple):
    """A fault, the rule that must report it, and where in a clean description it is made: a pattern that occurs."""

    rule: str
    pattern: str
    replacement: str


#: `{head}` is the id of the supervisor. The last kind needs a layout with results.
DEFECTS = (
    Defect("LNG001", "language: et, level: C1", "language: et, level: C3"),
    Defect("REV002", r'(last_reviewed: |  date: )"2026-', r'\g<1>"2024-'),
    Defect("STR001", r"^rights:\n(  .*\n)+", ""),
    Defect("STR002", r"^purpose: .*\n(  .*\n)+", 'purpose: ""\n'),
    Defect("STR009", "^special_conditions:", "special_condition:"),
    Defect("TXT001", "koordineerib", "kordineerib"),
    Defect("SUB001", r"^  substituted_by:\n", r"\g<0>    - position: {head}\n"),
    Defect("SUB002", r"^  substituted_by:\n", r"\g<0>    - position: {head}-endine\n"),
    Defect("DUT005", r'number: "(\d)\.5"', r'number: "\1.25"'),
    Defect("DUT001", r"^    expected_results:\n(      .*\n)+", ""),
)


def layout_of(number: int) -> str:
    """Return the layout of description `number`."""
    return LAYOUTS[number % len(LAYOUTS)]


def defect_of(number: int) -> Defect | None:
    """Return what is wrong with description `number`: with one in ten something, the kinds in turn."""
    turn, place = divmod(number, 10)
    if place != 3:
        return None
    kind = DEFECTS[turn % len(DEFECTS)]
    return DEFECTS[0] if kind is DEFECTS[-1] and layout_of(number) == "no-results" else kind


def description(number: int, total: int, *, defects: bool = True) -> str:
    """Return description `number` of `total`, with its defect or without."""
    text = "".join(f"{line}\n" for line in _lines(number, total))
    defect = defect_of(number) if defects else None
    if defect is not None:
        replacement = defect.replacement.replace("{head}", _id(_head(number)))
        text = re.sub(defect.pattern, replacement, text, count=0 if defect.rule == "REV002" else 1, flags=re.MULTILINE)
    return text


def write(folder: Path, count: int, *, defects: bool = True) -> int:
    """Write `count` descriptions below `folder` and return their size in bytes."""
    size = 0
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "jdlint.toml").write_text('language = "et"\n', "utf-8")
    for number in range(count):
        data = description(number, count, defects=defects).encode("utf-8")
        (folder / f"{_id(number)}.jd.yaml").write_bytes(data)
        size += len(data)
    return size


def _id(number: int) -> str:
    return f"koht-{number:05}"


def _head(number: int) -> int:
    return (number - 1) // _SPAN


def _below(number: int, total: int) -> range:
    return range(min(_SPAN * number + 1, total), min(_SPAN * (number + 1) + 1, total))


def _partner(number: int, total: int) -> int | None:
    """Return the neighbour that substitutes the post and is substituted by it: 1 and 2, 3 and 4, and so on."""
    partner = number + 1 if number % 2 else number - 1
    return partner if number and partner < total else None


def _leads(number: int, total: int) -> bool:
    """Tell whether the post or its neighbour heads a unit; requirements of the two are the same."""
    first = number - (number + 1) % 2 if number else 0
    return bool(_below(first, total))


def _prefixed(prefix: str, text: str, *, comment: str = "") -> list[str]:
    """Return `text` behind a key or a dash; text that is too long for one line is folded."""
    line = f"{prefix} {text}{comment}"
    if len(line) <= _WIDTH:
        return [line]
    depth = len(prefix) - len(prefix.lstrip(" -")) + 2
    return [f"{prefix} >-{comment}", *(" " * depth + part for part in textwrap.wrap(text, _WIDTH - depth))]


def _listed(key: str, texts: list[str]) -> list[str]:
    if not texts:
        return [f"{key}: []"]
    pad = " " * (len(key) - len(key.lstrip()) + 2)
    return [f"{key}:", *(line for text in texts for line in _prefixed(f"{pad}-", text))]


def _lines(number: int, total: int) -> list[str]:
    rng = Random(number)
    layout = layout_of(number)
    leads, heads = _leads(number, total), bool(_below(number, total)) or number == 0
    # Officials and employees; neighbours alike, and whoever heads a unit is an official.
    official = leads or heads or (number + 1) // 2 % 3 == 0
    basis = '["1"]' if heads else '["8"]' if official else "[]"
    field, day, month = prose.field(rng), rng.randint(1, 25), rng.randint(2, 10)
    title = rng.choice(("Osakonna juhataja", "Talituse juhataja")) if heads else rng.choice(_TITLES)
    unit = Random(number if heads else _head(number))  # the unit is that of the head
    out = [
        "# yaml-language-server: $schema=../schemas/job-description.v1.schema.json",
        f"# Üle vaadatud koos {field} valdkonna juhiga; järgmine kord pärast tööplaani kinnitamist.",
        "jdlint: 1",
        f"id: {_id(number)}",
        f"status: {'official' if official else 'employee'}",
        f"public_authority_basis: {basis}",
        "position:",
        f"  title: {title}",
        f"  specialisation: {field} {prose.compound(rng).nominative}",
        f"  unit: [{prose.field(unit).capitalize()} osakond, {prose.compound(unit).genitive.capitalize()} talitus]",
        f'  classification: {{group: {prose.field(rng).capitalize()} arendus, level: "{rng.randint(2, 5)}"}}',
        f'  valid_from: "20{rng.randint(19, 25)}-{rng.randint(1, 12):02}-01"',
        f"  head_of_unit: {'true' if heads else 'false'}",
        "reporting:",
        f"  supervisor: {_id(_head(number)) if number else '[]  # asutuse juht'}",
        *_listed("  subordinates", [_id(other) for other in _below(number, total)]),
        "substitution:",
        *_substitution(rng, _partner(number, total)),
        *_prefixed("purpose:", _purpose(rng)),
        *_duties(rng, layout),
        *_requirements(rng, layout, leads=leads or number == 0),
        "working_time: {summarised: false, on_call: false, night: false}",
        *_listed("rights", rng.sample(_RIGHTS, 3)),
        *_listed(
            "responsibilities",
            [f"{prose.compound(rng).genitive} ja {prose.compound(rng).genitive} õigsuse eest" for _ in range(4)],
        ),
        *([f"equipment: [{prose.compound(rng).genitive} tarkvara, sülearvuti]"] if layout == "ee-2021" else []),
        f"special_conditions: Lähetusi on aastas umbes {rng.randint(2, 40)} päeva.",
        *_records(rng, day, month, number),
    ]
    if layout == "no-results":
        checksum = f"{rng.getrandbits(256):064x}"
        return [*out, "source:", f"  file: {_id(number)}.docx", f"  sha256: {checksum}", f"  template: {layout}"]
    return [*out, "source:", f"  template: {layout}"]


def _substitution(rng: Random, partner: int | None) -> list[str]:
    if partner is None:
        return ["  substitutes_for: []", "  substituted_by:", "    - chart: asendusskeem"]
    scope = f"{prose.field(rng)} ja {prose.field(rng)} küsimustes"
    return [
        f"  substitutes_for: [{_id(partner)}]",
        "  substituted_by:",
        f"    - position: {_id(partner)}  # vastastikune, {scope}",
    ]


def _purpose(rng: Random) -> str:
    one, two, three = (prose.compound(rng) for _ in range(3))
    return (
        f"Tagada, et {prose.field(rng)} valdkonna {one.nominative} ja {two.nominative} on ajakohased ning "
        f"{three.nominative} jõuab {rng.randint(4, 60)} omavalitsuse teenistujateni {prose.number_phrase(rng)}."
    )


def _duties(rng: Random, layout: str) -> list[str]:
    count, things = _DUTIES[layout]
    chapter = 3 if layout == "ee-2021" else 2
    out = ["duties:"]
    for index in range(1, count + 1):
        nouns = tuple(prose.compound(rng) for _ in range(things))
        text = prose.duty(rng, nouns)
        if index == 1:
            text = f"Suhtleb partneritega inglise keeles, koordineerib koostööd ning {text}"
        if rng.random() < 0.2:
            out.append(f"  # {nouns[0].nominative.capitalize()} lisandus {rng.randint(1, 28)}.{rng.randint(1, 12):02}.")
        out.append(f'  - number: "{chapter}.{index}"')
        out += _prefixed("    duty:", text[0].upper() + text[1:] + ".")
        if layout != "no-results":
            out += _listed("    expected_results", [prose.result(rng, noun) for noun in nouns])
    return out


def _requirements(rng: Random, layout: str, *, leads: bool) -> list[str]:
    years = 5 if leads else 3
    field = prose.field(rng)
    out = [
        "requirements:",
        "  education: {text: Magistrikraad, eqf: 7}" if leads else "  education: {text: Kõrgharidus, eqf: 6}",
        f"  experience: {{text: Vähemalt {years} aastat tööd {field} valdkonnas, years: {years}}}",
        "  languages:",
        "    - {language: et, level: C1}",
        f"    - {{language: en, level: {'C1' if leads else 'B2'}}}",
        *_listed("  knowledge_and_skills", [prose.skill(rng) for _ in range(5)]),
    ]
    if layout == "ee-2021":
        out.append("  competencies:")
        for name in rng.sample(_TRAITS, 3):
            out.append(f"    - name: {name}")
            signs = [prose.duty(rng, (prose.compound(rng),)).capitalize() + "." for _ in range(2)]
            out += _listed("      indicators", signs)
    else:
        out.append(f"  traits: [{', '.join(rng.sample(_TRAITS, 3))}]")
    return out


def _records(rng: Random, day: int, month: int, number: int) -> list[str]:
    """Return review, approval and what follows from it, some days after each other."""
    date = f"2026-{month:02}-{day:02}"
    act = rng.randint(1, 320)
    return [
        "review:",
        "  interval_months: 12",
        f'  last_reviewed: "{date}"',
        "  reviewed_by: vahetu juht",
        f"  clause: Kord aastas koos vahetu juhiga, ja kui {prose.compound(rng).nominative} muutub.",
        "approval:",
        "  act: käskkiri",
        f'  number: "{act}"',
        f'  date: "{date}"',
        f'  effective_from: "2026-{month + 1:02}-01"',
        f"  annex: {number % 40 + 1}",
        "  approver: peadirektor",
        f'acknowledgements: [{{kind: introduction, date: "2026-{month:02}-{day + 1:02}"}}]',
        "access: {level: public}",
        f'publication: {{date: "2026-{month:02}-{day + 2:02}", act: käskkiri nr {act}, contact: personalitalitus}}',
    ]
