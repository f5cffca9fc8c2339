"""DUT009: duties that name no work of their own stay few."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Args, Context, Description, Hit, rule

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
    when={"words": ["catch-all-duties"]},
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
    phrases = context.listed("catch-all-duties", description)
    if not phrases.may_be_in(description.prose):
        return
    duties = [(duty.label, " ".join(duty.duty.lower().split())) for duty in description.duties if duty.duty is not None]
    found = [(label, text, phrases.pattern.search(text)) for label, text in duties]
    vague = [label for label, text, match in found if match and text.count(" ", 0, match.start()) <= _BEFORE]
    if len(vague) < 2:
        return  # one of them is usual, however few duties there are
    percent = 100 * len(vague) / len(duties)
    if percent > context.options["max-percent"]:
        args: Args = {"count": len(vague), "all": len(duties), "percent": round(percent), "numbers": ", ".join(vague)}
        yield Hit(("duties",), args=args)
