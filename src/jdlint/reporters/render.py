"""Messages in the reader's language: from ids and arguments to text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from jdlint.core.errors import reason_in
from jdlint.core.finding import Arg, Args, Finding, Fix, Notice, SourcePlace, Term
from jdlint.core.i18n import Language, _
from jdlint.core.text import visible
from jdlint.estonian.personal_codes import masked
from jdlint.rulebook.rule import Rulebook
from jdlint.syntax.structure import term

_LONGEST = 200

NOTICES: Mapping[str, tuple[str, str]] = {
    "not-read": (
        "seda liiki faile see väljaanne ei loe; fail jäi kontrollimata",
        "files of this kind are not read by this release; the file was not checked",
    ),
    "not-recognised": (
        "tekstist ei leitud ametijuhendi väljade nimetusi; fail jäi kontrollimata",
        "no labels of a job description were found in the text; the file was not checked",
    ),
    "order": (
        "see on käskkiri ilma ametijuhenditeta; selle lisade loetelu võtab asutuse faili üle jdlint import-order",
        "this is an order without the descriptions; jdlint import-order takes its annexes into the organisation file",
    ),
    "needs-pdf": (
        "{count} PDF-faili jäi kontrollimata: paigalda lisapakett käsuga pip install 'jdlint[pdf]'",
        "{count} PDF files were not checked: install what reads them with pip install 'jdlint[pdf]'",
    ),
    "needs-ocr": (
        "{count} skannitud faili jäi kontrollimata: vaja on jdlint[ocr] ja programmi tesseract (tesseract-ocr-est)",
        "{count} scans were not checked: they need the extra jdlint[ocr] and the program tesseract (tesseract-ocr-est)",
    ),
    "origin": (
        "sellest failist on tehtud YAML-kujul ametijuhend; faili ennast ei kontrollitud",
        "a YAML description was made from this file; the file itself was not checked",
    ),
    "rule-needs": (
        "{rule} ei öelnud {count} juhendi kohta midagi: puudub väli „{field}“",
        '{rule} said nothing about {count} descriptions: field "{field}" is missing',
    ),
    "rule-needs-file": (
        "{rule}: vajab asutuse faili; nimeta see seadistuses võtmega `organisation`",
        "{rule}: needs the organisation file; name it under `organisation` in the configuration",
    ),
    "files-unread": (
        "faile, mida ei saanud lugeda: {count}; asendamist ja juhte kontrolliti ilma nendeta",
        "files that could not be read: {count}; substitution and reporting were checked without them",
    ),
    "not-staged": (
        "fail ei ole sissekandesse lisatud; seda ei kontrollitud",
        "the file is not staged for the commit; it was not checked",
    ),
    "leads-out": (
        "link viib hoidlast välja; seda, millele see viitab, ei loetud (luba kaust: jdlint --trust KAUST)",
        "the link leads out of the repository; what it names was not read (allow its folder: jdlint --trust FOLDER)",
    ),
    "config-of-others": (
        "seadistus kuulub teisele kasutajale või võib igaüks seda muuta; seda ei järgita (nimeta see: --config)",
        "it belongs to another user, or everybody may write it; this configuration is not obeyed (name it: --config)",
    ),
    "pyproject-leads-out": (
        "link viib hoidlast välja; sellest seadistust ei otsita (luba kaust: jdlint --trust KAUST)",
        "the link leads out of the repository; it is not looked at for a configuration (allow: jdlint --trust FOLDER)",
    ),
    "git-refuses": (
        "git keeldub teise kasutaja hoidlast; ka failid, mida hoidla eirab, kontrolliti (luba hoidla: {command})",
        "git refuses a repository of another user; files that it ignores were checked too (allow it: {command})",
    ),
    "git-silent": (
        "git ei vastanud; ka failid, mida hoidla eirab, kontrolliti",
        "git did not answer; files that the repository ignores were checked too",
    ),
    "git-fails": (
        "git ei saa hoidlat lugeda; ka failid, mida see eirab, kontrolliti",
        "git cannot read the repository; files that it ignores were checked too",
    ),
    "known-findings": (
        "{count} leidu oli olemas juba võrdluse aluseks olevas revisjonis; neid ei näidata (--new-only)",
        "{count} findings were there in the revision compared with; they are not shown (--new-only)",
    ),
    "not-compared": (
        "faili üht versiooni ei saanud lugeda; muudatusi ei kontrollitud",
        "one version of the file could not be read; its changes were not checked",
    ),
    "cache-tracked": (
        "hoidla toob vahemälu kaasa; seda ei kasutata: git rm -r --cached .jdlint_cache, siis jdlint clean",
        "the repository brings a cache along; it is not used: git rm -r --cached .jdlint_cache, then jdlint clean",
    ),
    "slow-yaml": (
        "PyYAML on paigaldatud ilma libyaml-ita; lugemine on umbes kümme korda aeglasem",
        "PyYAML was installed without libyaml; reading takes about ten times as long",
    ),
}


def shown_date(day: dt.date, language: Language) -> str:
    """Return a date in the manner of the language."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}" if language == "et" else day.isoformat()


def place_words(place: SourcePlace) -> str:
    """Return where in a document something stands; what goes without saying is left out."""
    names = {
        "member": _("file"),
        "part": _("part"),
        "page": _("page"),
        "table": _("table"),
        "row": _("row"),
        "column": _("column"),
        "paragraph": _("paragraph"),
        "line": _("line"),
    }
    told = {"part": _part_words().get(place.part or "", place.part)} if place.part != "body" else {"part": None}
    values = {**place._asdict(), **told, "member": None if place.member is None else visible(masked(place.member))}
    if place.table is not None and place.paragraph == 1:
        values["paragraph"] = None  # nearly every cell has one alone
    return ", ".join(f"{names[name]} {values[name]}" for name in names if values[name] is not None)


def _part_words() -> dict[str, str]:
    return {
        "header": _("header"),
        "footer": _("footer"),
        "textbox": _("text box"),
        "footnote": _("footnote"),
        "endnote": _("endnote"),
    }


class Renderer:
    """Renders the parts of a report in one language."""

    def __init__(self, book: Rulebook, language: Language) -> None:
        self.book = book
        self.language: Language = language
        self.column = 0 if language == "et" else 1

    def message(self, finding: Finding) -> str:
        return self.text(finding.rule, finding.message, finding.args)

    def placed(self, finding: Finding) -> str:
        """Return the message, behind its place where the document has no lines that a format could tell."""
        place = finding.site.source_place
        told = "" if place is None else place_words(place)
        return f"{told}: {self.message(finding)}" if told else self.message(finding)

    def text(self, rule: str, message: str, args: Args) -> str:
        """Return one message of a rule."""
        template = self.book.rules[rule].messages[message][self.column]
        told = {name: self.arg(value) for name, value in args.items()}
        if "reason" in told:
            told["reason"] = reason_in(self.language, told["reason"])
        return template.format_map(told)

    def arg(self, value: Arg) -> str:
        """Return an argument as it stands in a message: fields by name, dates in the manner of the language."""
        if isinstance(value, Term):
            names = term(value)
            return names[self.language] if names else str(value)
        if isinstance(value, dt.date):
            return shown_date(value, self.language)
        text = masked(visible(str(value)))  # whatever a rule quotes
        return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"

    def title(self, rule: str) -> str:
        return self.book.rules[rule].title[self.column]

    def basis(self, finding: Finding) -> str:
        """Return the citation a finding rests on."""
        return self.book.rules[finding.rule].basis_of(finding.message).source[self.column]

    def fix(self, finding: Finding, fix: Fix) -> str:
        return self.text(finding.rule, fix.title, fix.args)

    def notice(self, notice: Notice) -> str:
        template = NOTICES[notice.id][self.column]
        args = {name: self.arg(value) for name, value in notice.args.items()}
        return template.format_map({"rule": notice.rule, **args})
