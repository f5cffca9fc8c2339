"""The kinds of input that are not trusted: for each a project in which one file is damaged, and the command run on it.

Beside the damaged file stands `good.jd.yaml`, whose findings must be reported whatever the other holds. What a kind is
made of comes from the tests of that kind.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.acceptance.test_own_rule import FIXTURE, RULE
from tests.audit import repository
from tests.helpers import AS_OF, EXAMPLES, ROOT, Repo, jdlint, post, write
from tests.readers.containers.making import as_docx, as_text, description, signed
from tests.readers.office.test_mutations import ODT, WORD
from tests.readers.pdf.files import many_pages, nested_forms, written

#: Has findings of its own that no other file changes.
GOOD = post("good", "Vaatleja", duties=[{"number": "1", "duty": "Vaatleb merd."}])
#: A file of the project and its undamaged bytes.
Seed = tuple[str, bytes]


_CHECK = ("check", "--format", "json", "--as-of", AS_OF, "--no-cache")


class Kind(NamedTuple):
    """A kind of input. `prepare` fills a folder and returns what may be damaged there.

    `refusable`: exit code 2 with one sentence is an answer as well. `exact`: the command must print what it prints for
    the undamaged project. `decisive`: the damaged file may rightly decide what is reported, so that no findings are
    looked for. `words` are put into the damaged file here and there.
    """

    name: str
    prepare: Callable[[Path], Sequence[Seed]]
    argv: tuple[str, ...] = (*_CHECK, ".")
    words: tuple[bytes, ...] = ()
    refusable: bool = False
    exact: bool = False
    decisive: bool = False


def _beside(name: str, *contents: str | bytes) -> Callable[[Path], Sequence[Seed]]:
    def prepare(folder: Path) -> Sequence[Seed]:
        write(folder, {"jdlint.toml": "", "good.jd.yaml": GOOD})
        return [(name, content.encode() if isinstance(content, str) else content) for content in contents]

    return prepare


def _named(name: str) -> tuple[str, ...]:
    """Return a command that reads the file whatever it looks like; of a folder only what looks like a description."""
    return (*_CHECK, "good.jd.yaml", name)


def _yaml(folder: Path) -> Sequence[Seed]:
    return _beside("x.jd.yaml", *(path.read_bytes() for path in sorted(EXAMPLES.glob("*.jd.yaml"))))(folder)


def _text(folder: Path) -> Sequence[Seed]:
    more = as_text(description("Konservaator", head=["Haridus: kõrgharidus", "Keeleoskus: inglise keel B2"]))
    return _beside("x.txt", as_text(description("Vaatleja")), more)(folder)


def _pdf(folder: Path) -> Sequence[Seed]:
    lines = [(60.0, 760.0 - 14 * number, line) for number, line in enumerate(description("Vaatleja"))]
    return _beside("x.pdf", written(*lines), many_pages(3), nested_forms())(folder)


def _scan(folder: Path) -> Sequence[Seed]:
    from tests.readers.scan.pictures import pictures, saved

    lines = [(60.0, 760.0 - 16 * number, line) for number, line in enumerate(description("Vaatleja"))]
    pages = pictures(written(*lines))
    return _beside("x.tiff", *(saved(pages, form) for form in ("TIFF", "PNG", "JPEG")))(folder)


def _container(folder: Path) -> Sequence[Seed]:
    return _beside("x.asice", signed({"juhend.docx": as_docx(description("Vaatleja"))}), WORD)(folder)


_TOML = """profile = "strict"
language = "en"
exclude = ["vana/**"]
rules = ["./kord"]
select = ["DUT", "STR001"]
baseline = "accepted.json"

[severity]
DUT001 = "warning"

[per-file-ignores]
"x/*" = ["LNG"]

[limits]
depth = 40

[owners]
"osa/**" = "personaliosakond"
"""


def _toml(folder: Path) -> Sequence[Seed]:
    write(folder, {"good.jd.yaml": GOOD})
    return [("jdlint.toml", _TOML.encode()), ("jdlint.toml", (EXAMPLES / "jdlint.toml").read_bytes())]


def _pack(folder: Path) -> Sequence[Seed]:
    pattern = RULE.partition("given:")[0] + 'given: duties[*].duty\nthen: {check: matches, pattern: "^[A-Z]"}\n'
    shaped = RULE.partition("given:")[0] + "given: position\nthen: {check: schema, schema: {type: object}}\n"
    rule, fixture = "kord/XAB001-traits-listed.yaml", "kord/tests/XAB001-traits-listed.md"
    write(folder, {"jdlint.toml": 'rules = ["./kord"]\n', "good.jd.yaml": GOOD, rule: RULE, fixture: FIXTURE})
    return [(rule, text.encode()) for text in (RULE, pattern, shaped)]


def _organisation(folder: Path) -> Sequence[Seed]:
    write(folder, {"jdlint.toml": 'organisation = "asutus.yaml"\n', "good.jd.yaml": GOOD})
    page = (ROOT / "docs" / "organisation.md").read_text("utf-8")
    return [
        ("asutus.yaml", fence.encode())
        for fence in re.findall(r"^```yaml\n(jdlint-organisation.*?)^```$", page, re.MULTILINE | re.DOTALL)
    ]


def _baseline(folder: Path) -> Sequence[Seed]:
    write(folder, {"jdlint.toml": "", "other.jd.yaml": GOOD.replace('"good"', '"other"')})
    jdlint("baseline", "create", ".", "--as-of", AS_OF, cwd=folder)
    write(folder, {"good.jd.yaml": GOOD})
    return _stored(folder, "*.json")


def _cache(folder: Path) -> Sequence[Seed]:
    files = {path.name: path.read_bytes() for path in EXAMPLES.glob("*.jd.yaml")}
    write(folder, {"jdlint.toml": "", "good.jd.yaml": GOOD, **files})
    jdlint("check", ".", "--as-of", AS_OF, "--format", "json", cwd=folder)
    return _stored(folder, ".jdlint_cache/**/*")


def _audit(folder: Path) -> Sequence[Seed]:
    repository.write(folder)
    write(folder, {"good.jd.yaml": GOOD})
    jdlint("audit", ".", "--out", "vana", "--as-of", AS_OF, "-q", cwd=folder)
    return _stored(folder, "vana/report.json")


def _names(folder: Path) -> Sequence[Seed]:
    names = (b"vaatleja", "õ🙂".encode(), b"\x1b[31m", b"-x --fix", b"a\nb", b"::error::", b"%2e%2e", b"\xff\xfe")
    write(folder, {"jdlint.toml": "", "good.jd.yaml": GOOD})
    return [("", name) for name in names]


def _git(folder: Path) -> Sequence[Seed]:
    Repo(folder, {"jdlint.toml": "", "good.jd.yaml": GOOD, "b.jd.yaml": post("b")}).commit(
        {"b.jd.yaml": post("b", "B")}
    )
    return [seed for seed in _stored(folder, ".git/**/*") if "hooks" not in seed[0]]


def _stored(folder: Path, pattern: str) -> Sequence[Seed]:
    found = [path for path in sorted(folder.glob(pattern)) if path.is_file()]
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in found]


_YAML_WORDS = (b": ", b"- ", b"&a ", b"*a", b"<<: *a", b"!!python/object ", b"? ", b"[", b"{", b"---\n", b"|\n", b"\t")
_XML_WORDS = (b"<w:p>", b"</w:p>", b"<!DOCTYPE x>", b"&x;", b"]]>", b"<w:tbl>", b'xml:space="', b"<?", b"&#0;")
_PDF_WORDS = (b"endobj", b"1 0 R", b"<<", b">>", b"stream\n", b"/Length -1", b"/Kids[2 0 R]", b"startxref\n0")
_TOML_WORDS = (b"[", b"[[", b'"""', b"= ", b'extend = "../x"\n', b"1e999", b"{", b"2026-02-30", b"'''")
_JSON_WORDS = (b"{", b"[" * 2000, b'"\\ud800"', b"NaN", b"1e400", b"null", b'"entries": ', b",")
KINDS = {
    kind.name: kind
    for kind in (
        Kind("YAML", _yaml, words=_YAML_WORDS),
        Kind(
            "text",
            _text,
            _named("x.txt"),
            words=(b"Teenistuskoht:", b"1.1.", b"\x0c", b"|", b"\t", "•".encode()),
        ),
        Kind("docx", _beside("x.docx", WORD, as_docx(description("Vaatleja"))), _named("x.docx"), _XML_WORDS),
        Kind("odt", _beside("x.odt", ODT), _named("x.odt"), _XML_WORDS),
        Kind("pdf", _pdf, _named("x.pdf"), _PDF_WORDS),
        Kind("scan", _scan, _named("x.tiff")),
        Kind("container", _container, _named("x.asice"), _XML_WORDS),
        Kind("TOML", _toml, words=_TOML_WORDS, refusable=True, decisive=True),
        Kind("rule packs", _pack, words=_YAML_WORDS, refusable=True),
        Kind("organisation", _organisation, words=_YAML_WORDS, refusable=True),
        Kind("baseline", _baseline, words=_JSON_WORDS, refusable=True),
        Kind("cache", _cache, argv=(*_CHECK[:-1], "."), words=_JSON_WORDS, exact=True),
        Kind(
            "report.json",
            _audit,
            argv=("audit", ".", "--out", "uus", "--since", "vana", "--as-of", AS_OF, "--force", "-q"),
            words=_JSON_WORDS,
            refusable=True,
            decisive=True,
        ),
        Kind("names", _names, words=(b"\n", b"\xff", b"\xe2\x80\xae", b"[", b"]", b"*", b"?", b"'", b'"', b"\\")),
        Kind(
            "git",
            _git,
            argv=(*_CHECK, ".", "--base", "HEAD~1"),
            words=(b"ref: ", b"tree ", b"[core]\n"),
            refusable=True,
        ),
    )
}


def place_of(kind: Kind, name: str, data: bytes) -> tuple[bytes, bytes]:
    """Return the name and the content of the damaged file: for the kind `names` the bytes are the name."""
    if kind.name != "names":
        return os.fsencode(name), data
    stem = data.replace(b"/", b"_").replace(b"\x00", b"_")[:200]
    return stem + b".jd.yaml", GOOD.replace('"good"', '"x"').encode()
