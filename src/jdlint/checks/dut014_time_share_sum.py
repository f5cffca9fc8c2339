"""DUT014: shares of working time make a whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from jdlint.api import Context, Description, Hit, Node, Path, rule, text_of

_WHOLE = Decimal(100)
_LONGEST = 12


@rule(
    id="DUT014",
    name="time-share-sum",
    family="duties",
    severity="error",
    basis={
        "kind": "house",
        "source": {
            "et": "ametijuhendi koostamise hea tava; eeskuju USA personaliameti ametikirjeldus",
            "en": "good practice of drafting, after the position descriptions of the US personnel office",
        },
    },
    when={"fields": ["duties.time_share"]},
    since="0.1",
    title={"et": "Tööaja osakaalud ei anna kokku sada", "en": "Time shares do not make a hundred"},
    why={
        "et": "Osakaalude järgi hinnatakse koormust ja liigitatakse kohta; vale summa muudab need väärtusetuks.",
        "en": "Workload and classification rest on the shares; a wrong total makes them worthless.",
    },
    remedy={
        "et": "Paranda osakaalud nii, et kõigi ülesannete summa on 100.",
        "en": "Correct the shares so that those of all duties make 100.",
    },
    options={
        "tolerance": {
            "type": "number",
            "default": 0.0,
            "minimum": 0,
            "description": {
                "et": "Lubatud erinevus sajast, kui osakaalud on ümardatud.",
                "en": "How far from 100 rounded shares may be.",
            },
        }
    },
    messages={
        "default": {
            "et": "tööaja osakaalude summa on {total}%, peab olema 100%",
            "en": "the time shares total {total} %; they must total 100 %",
        },
        "above": {
            "et": "tööaja osakaalude summa on {total}%, kuigi kõigil ülesannetel osakaalu ei ole",
            "en": "the time shares total {total} % although not all duties have one",
        },
        "number": {
            "et": "ülesande {number} tööaja osakaal „{value}“ ei ole arv nullist sajani",
            "en": 'the time share of duty {number}, "{value}", is no number between 0 and 100',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    shares: list[tuple[Path, Decimal]] = []
    faulty = False
    for duty in description.duties:
        path = (*duty.path, "time_share")
        node = description.node(*path)
        if text_of(node) is None:
            continue  # missing; blank is STR002
        share = _number(node)
        if share is None:
            faulty = True
            yield Hit(path, "number", {"number": duty.label, "value": text_of(node) or ""})
        else:
            shares.append((path, share))
    if not shares or faulty:
        return
    total = sum((share for _, share in shares), Decimal())
    away = total - _WHOLE
    args = {"total": format(total.normalize(), "f")}
    tolerance = Decimal(str(context.options["tolerance"]))
    if len(shares) < len(description.duties):
        if away > tolerance:
            yield Hit(shares[0][0], "above", args)
    elif abs(away) > tolerance:
        yield Hit(shares[0][0], args=args)


def _number(node: Node | None) -> Decimal | None:
    """Return a share; None for what is no number above 0 and up to 100."""
    text = text_of(node)
    if text is None or len(text) > _LONGEST:
        return None
    try:
        share = Decimal(text)
    except InvalidOperation:
        return None
    return share if share.is_finite() and 0 < share <= _WHOLE else None
