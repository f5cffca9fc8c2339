"""A description in a Word template of an agency: placeholders of Jinja, filled by docxtpl, the extra `word`."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jdlint.authoring.official.fields import Fields, titled
from jdlint.authoring.official.package import pack
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.engine.outcome import within

_MOST_UNPACKED = 200 * 1024 * 1024
#: Bounds on filling a template: seconds of computing, and bytes of memory beside what the process has.
_SECONDS, _MEMORY = 10, 512 * 1024 * 1024
_TEXTS = (
    *("status", "purpose", "special_conditions", "state_secret_level", "public_authority_basis", "position.title"),
    *("position.specialisation", "position.classification.group", "position.classification.level"),
    *("position.occupation_code", "position.valid_from", "position.valid_to", "position.fixed_term.until"),
    *("position.head_of_unit", "position.workplace", "position.exempt_from_description", "reporting.supervisor"),
    *("requirements.education.text", "requirements.education.eqf", "requirements.experience.text"),
    *("requirements.experience.years", "working_time.summarised", "working_time.on_call", "working_time.night"),
    *("review.interval_months", "review.last_reviewed", "review.reviewed_by", "review.clause"),
    *("approval.act", "approval.number", "approval.date", "approval.effective_from", "approval.annex"),
    *("approval.approver", "access.level", "access.basis", "access.holder", "access.until"),
    *("publication.date", "publication.act", "publication.contact"),
)
_LISTS = (
    *("position.unit", "reporting.subordinates", "substitution.substitutes_for", "substitution.substituted_by"),
    *("requirements.languages", "requirements.knowledge_and_skills", "requirements.traits", "rights"),
    *("responsibilities", "equipment", "acknowledgements"),
)


def variables(fields: Fields) -> dict[str, Any]:
    """Return what a template may name: the fields of the format in words, "" or an empty list where there is none."""
    out: dict[str, Any] = {"id": fields.data.get("id", ""), "heading": titled(fields.data["position"])}
    for field in _TEXTS:
        whole = fields.value(field.removesuffix(".text"))
        texts = [whole] if field.endswith(".text") and isinstance(whole, str) else fields.texts(field)
        _put(out, field, " ".join(texts))
    for field in _LISTS:
        _put(out, field, fields.texts(field))
    out["duties"] = [
        {
            "number": duty.get("number", ""),
            "duty": duty.get("duty", ""),
            "expected_results": duty.get("expected_results", []),
            "time_share": duty.get("time_share", ""),
        }
        for duty in fields.data.get("duties", [])
    ]
    _put(
        out,
        "requirements.competencies",
        [
            {"name": entry.get("name", ""), "indicators": entry.get("indicators", [])}
            for entry in fields.value("requirements.competencies") or []
        ],
    )
    return out


def _put(out: dict[str, Any], field: str, value: Any) -> None:
    *above, last = field.split(".")
    for key in above:
        out = out.setdefault(key, {})
    out[last] = value


def _check_size(name: str, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _MOST_UNPACKED:
            raise JdlintError(_("{path}: unpacks to more than a template needs").format(path=name))


def fill_template(name: str, data: bytes, context: dict[str, Any]) -> bytes:
    """Return the template `data` with its placeholders filled.

    Raises JdlintError in one sentence, beginning with `name`, where the extra is missing, the file is no Word document
    or a placeholder is unknown. Placeholders run in a sandbox; the archive holds no time of writing.
    """
    try:
        import docxtpl  # noqa: F401, PLC0415 - an extra
        import jinja2  # noqa: PLC0415
    except ImportError:
        raise JdlintError(
            _("{path}: filling a template needs an extra package: pip install 'jdlint[word]'").format(path=name)
        ) from None
    try:
        _check_size(name, data)
        with _bounded_memory():
            out = within(_SECONDS, lambda: _rendered(data, context), lambda: None)
    except JdlintError:
        raise
    except MemoryError:
        raise JdlintError(
            _("{path}: filling it takes more than {limit} MB of memory; look at its loops").format(
                path=name, limit=_MEMORY // 2**20
            )
        ) from None
    except jinja2.UndefinedError as error:
        raise JdlintError(
            _("{path}: unknown placeholder: {reason}; docs/export.md lists those there are").format(
                path=name, reason=error.message
            )
        ) from None
    except jinja2.TemplateError as error:
        raise JdlintError(
            _("{path}: a placeholder cannot be read: {reason}").format(path=name, reason=error.message)
        ) from None
    except Exception as error:  # noqa: BLE001 - a file made by hand lets the library raise anything
        raise JdlintError(
            _("{path}: is no Word template ({reason}); save it as .docx").format(path=name, reason=type(error).__name__)
        ) from None
    if out is None:
        raise JdlintError(
            _("{path}: filling it takes more than {limit} seconds; look at its loops").format(path=name, limit=_SECONDS)
        )
    with zipfile.ZipFile(out) as archive:
        return pack([(member, archive.read(member)) for member in archive.namelist()])


def _rendered(data: bytes, context: dict[str, Any]) -> io.BytesIO | None:
    import jinja2.exceptions  # noqa: PLC0415 - an extra
    import jinja2.sandbox  # noqa: PLC0415 - likewise
    from docxtpl import DocxTemplate  # noqa: PLC0415

    class Sandbox(jinja2.sandbox.SandboxedEnvironment):
        """Without the operators by which a few signs become a number or a text without end, at one stroke."""

        intercepted_binops = frozenset(["*", "**"])

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
            raise jinja2.exceptions.SecurityError(f"{operator} is no operator of templates")

    document = DocxTemplate(io.BytesIO(data))
    document.render(context, Sandbox(undefined=jinja2.StrictUndefined), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out


@contextlib.contextmanager
def _bounded_memory() -> Iterator[None]:
    """Let this process ask for so much more memory and no more, where the system can tell how much it has (Linux)."""
    statistics = Path("/proc/self/statm")
    if not statistics.exists():
        yield
        return
    import resource  # noqa: PLC0415 - not on Windows

    used = int(statistics.read_text("ascii").split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = used + _MEMORY if soft == resource.RLIM_INFINITY else min(soft, used + _MEMORY)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
