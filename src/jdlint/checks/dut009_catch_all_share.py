"""DUT009: duties that name no work of their own stay few."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Args, Context, Description, Hit, fold, rule

# Behind more words the phrase is an addition to a duty that does name its work.
_BEFORE = 6


@rule(
    id="DUT009",
    name="catch-all-share",
    family="duties",
    severity="warning",
    basis={
        "kind": "house",
        "source": {
            "et": "ametijuhendi koostamise hea tava; vrd ATS § 52 lg 1 p 1, TLS § 5 lg 2",
            "en": "good practice of drafting; cf. ATS § 52(1) 1, TLS § 5(2)",
        },
    },
    since="0.1",
    title={"et": "Üldsõnalisi ülesandeid on palju", "en": "Many catch-all duties"},
    why={
        "et": "„Muude ülesannete täitmine“ ei ütle, mida teha tuleb; suure osakaalu korral jääb töö kirjeldamata.",
        "en": '"Other tasks" do not say what is to be done; where they are many, the work is not described.',
    },
    remedy={
        "et": "Nimeta korduvad tööd eraldi ülesannetena ja jäta alles üks üldsõnaline ülesanne.",
        "en": "List recurring work as duties of its own, and keep a single catch-all.",
    },
    options={
        "max-percent": {
            "type": "integer",
            "default": 25,
            "minimum": 0,
            "description": {
                "et": "Üldsõnaliste ülesannete suurim osakaal protsentides.",
                "en": "Largest share of catch-all duties, in per cent.",
            },
        }
    },
    messages={
        "default": {
            "et": "üldsõnalisi ülesandeid on {count}/{all} ({percent}%): {numbers}",
            "en": "catch-all duties make up {count}/{all} ({percent} %): {numbers}",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    vague: set[int] = set()
    for text, match in context.listed("catch-all-duties", description).find(description.prose):
        path = text.path
        if len(path) == 3 and path[0] == "duties" and path[2] == "duty" and isinstance(path[1], int):
            before, _, _ = fold(text.text).partition(fold(match.group()))
            if len(before.split()) <= _BEFORE:
                vague.add(path[1])
    if len(vague) < 2:
        return  # one of them is usual, however few duties there are
    duties = [duty for duty in description.duties if duty.duty is not None]
    percent = round(100 * len(vague) / len(duties))
    if 100 * len(vague) > context.options["max-percent"] * len(duties):
        numbers = ", ".join(duty.label for duty in duties if duty.path[1] in vague)
        args: Args = {"count": len(vague), "all": len(duties), "percent": percent, "numbers": numbers}
        yield Hit(("duties",), args=args)
