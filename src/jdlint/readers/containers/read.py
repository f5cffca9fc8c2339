"""The bytes of a signed container (ASiC-E, ASiC-S, BDOC) to what its files say, and what is wrong with the container.

The files are read like any other. Containers in containers are opened too, to a small depth; everything is taken from
one budget, and nothing is ever written: the names of files are shown, never used.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from jdlint.core.finding import Args
from jdlint.core.records import NamedTuple
from jdlint.readers.containers.coverage import (
    MANIFEST,
    Told,
    references_by_file,
    told_of_manifest,
    told_of_signatures,
)
from jdlint.readers.containers.joined import WHOLE, Joined
from jdlint.readers.containers.signatures import Reference, Signature, read_manifest, read_signatures, same_name
from jdlint.readers.content import Content, Lacking, OnlyPictures, Refused, exceeded
from jdlint.readers.office.limits import DEFAULT_LIMITS, Budget, OfficeLimits
from jdlint.readers.office.package import Package
from jdlint.storage.files import OTHER_SUFFIXES, candidate, kind_of
from jdlint.syntax.nodes import Problem, Scalar, SourceKind

#: Reads a file of the container: its kind, its bytes, and what may still be taken from the whole.
Opener = Callable[[SourceKind, bytes, Budget], Content]

_KIND = re.compile(rb"application/vnd\.(?:etsi\.asic-[es]\+zip|bdoc-\d)")
_SIGNATURES = re.compile(r"META-INF/[^/]*signatures[^/]*\.xml", re.IGNORECASE)
_OTHER_SIGNATURES = re.compile(r"META-INF/[^/]*\.(?:p7s|tst)", re.IGNORECASE)
_OFFICE = ("[Content_Types].xml", "content.xml")
_OLD = ((b"<SignedDoc", "ddoc"), (b"EncryptedData", "cdoc"), (b"CDOC", "cdoc"))
_DEEPEST = 3
_LAST = dt.datetime.max.replace(tzinfo=dt.UTC)


class Claim(NamedTuple):
    """When and in which role something was signed, as the signature claims; places in the text of the container."""

    signed_at: Scalar | None
    role: Scalar | None


class Member(NamedTuple):
    """A file of a container that was read; `claim` is that of the first who signed it."""

    name: str
    content: Content
    claim: Claim


class Bundle(NamedTuple):
    """What a container holds; all offsets count the characters of `joined`."""

    members: Sequence[Member]
    joined: Joined
    problems: Sequence[Problem]


def is_container(data: bytes) -> bool:
    """Tell whether a file is a signed container: by its content, for a signed OpenDocument file is none."""
    if not data.startswith(b"PK") or b"META-INF/" not in data:
        return False
    if _KIND.search(data[:128]):
        return True
    try:
        names = Package(data, Budget(DEFAULT_LIMITS)).names
    except Refused:
        return False  # no matter what it is: whoever opens it will say why it cannot be read
    return any(map(_SIGNATURES.fullmatch, names)) and not any(name in names for name in _OFFICE)


def read_container(data: bytes, opener: Opener, most: int, limits: OfficeLimits = DEFAULT_LIMITS) -> Bundle:
    """Return what a container holds; `most` files are read at most, and all of them within `limits`.

    Raises Refused where the container is damaged, passes a limit, or is of a kind that is not read; Lacking and
    OnlyPictures where that holds for all of its files.
    """
    reader = _Reader(opener, most, limits)
    reader.open("", data, 1, Claim(None, None))
    if reader.unread is not None and not reader.members:
        raise reader.unread
    return Bundle(reader.members, reader.joined, reader.problems)


class _Reader:
    def __init__(self, opener: Opener, most: int, limits: OfficeLimits) -> None:
        self.members: list[Member] = []
        self.problems: list[Problem] = []
        self.joined = Joined(limits)
        self._budget = Budget(limits)
        self._opener = opener
        self._most = most
        self._places: dict[str, int] = {}
        self.unread: Exception | None = None
        self._altered: set[str] = set()

    def open(self, prefix: str, data: bytes, depth: int, around: Claim) -> None:
        """Read a container; the names of its files are told behind `prefix`, `around` is the claim about itself."""
        if depth > _DEEPEST:
            raise exceeded("depth", _DEEPEST)
        package = _package(data, self._budget)
        names = {same_name(_decoded(name)): name for name in package.names}
        if len(names) < len(package.names):
            raise Refused("JDL008", "container-damaged")  # which of two files of one name counts is anybody's guess
        payload = [name for name in names if not name.endswith("/") and not name.startswith("META-INF/")]
        payload = [name for name in payload if name != "mimetype"]
        signatures, known = self._signatures(prefix, package, names)
        claims = {signature: self._claim(prefix, signature) for signature in signatures}
        self._tell(prefix, told_of_signatures(signatures, names))
        if MANIFEST in names:
            self._manifest(prefix, package, names, payload)
        covered = references_by_file(signatures)
        for name in payload:
            references = covered.get(name, [])
            signed = len({id(signature) for signature, _ in references})
            if not signed and signatures and known:
                self._tell(prefix, [("IMP008", "default", {"file": name}, name)])
            elif signed < len(signatures) and known:
                told: Args = {"file": name, "count": signed, "total": len(signatures)}
                self._tell(prefix, [("IMP008", "partly", told, name)])
            content = self._bytes(prefix, name, package, names[name], [reference for _, reference in references])
            if content is not None:
                claim = min((claims[signature] for signature, _ in references), key=_moment, default=around)
                if prefix + name in self._altered:
                    claim = Claim(None, None)  # what was signed was another file
                self._read(prefix + name, content, depth, claim)

    def _signatures(self, prefix: str, package: Package, names: Mapping[str, str]) -> tuple[list[Signature], bool]:
        """Return the signatures, and whether they are all that there are."""
        found: list[Signature] = []
        known = True
        for name in filter(_SIGNATURES.fullmatch, names):
            try:
                found += read_signatures(name, package.chunks(names[name]), self._budget)
            except Refused as refused:
                self._refuse(prefix + name, refused, "signature-damaged")
                known = False
        if not found and known:
            at = self._place(prefix.rstrip("/")) if prefix else WHOLE
            others = any(map(_OTHER_SIGNATURES.fullmatch, names))
            self.problems.append(Problem("IMP009", at, at, "other" if others else "default"))
        return found, known

    def _manifest(self, prefix: str, package: Package, names: Mapping[str, str], payload: Sequence[str]) -> None:
        try:
            listed = read_manifest(package.chunks(names[MANIFEST]), self._budget)
        except Refused as refused:
            self._refuse(prefix + MANIFEST, refused, "container-damaged")
        else:
            self._tell(prefix, told_of_manifest(listed, names, payload))

    def _bytes(
        self, prefix: str, name: str, package: Package, member: str, references: Sequence[Reference]
    ) -> bytes | None:
        """Return the bytes of a file that may hold a description, and compare its digests."""
        wanted = _may_hold_text(name)
        algorithms = {item.algorithm for item in references if item.algorithm is not None}
        made = {algorithm: hashlib.new(algorithm, usedforsecurity=False) for algorithm in algorithms}
        if not wanted and not made:
            return None
        kept = []
        try:
            for chunk in package.chunks(member):
                for function in made.values():
                    function.update(chunk)
                if wanted:
                    kept.append(chunk)
        except Refused as refused:
            self._refuse(prefix + name, refused, "container-damaged")
            return None
        for item in references:
            if item.algorithm is not None and item.digest != made[item.algorithm].digest():
                self._tell(prefix, [("IMP007", "default", {"file": name}, name)])
                self._altered.add(prefix + name)
                break
        return b"".join(kept) if wanted else None

    def _read(self, name: str, data: bytes, depth: int, claim: Claim) -> None:
        if len(self.members) >= self._most:
            raise exceeded("documents", self._most)
        kind = kind_of(Path(name))
        try:
            if kind == "container" or is_container(data):
                self.open(f"{name}/", data, depth + 1, claim)
            else:
                content = self._opener(kind, data, self._budget)
                self.members.append(Member(name, self.joined.content(name, content), claim))
        except Refused as refused:
            self._refuse(name, refused, refused.problem.message)
        except (Lacking, OnlyPictures) as unread:  # the other files are read all the same
            self.unread = self.unread or unread
            at = self._place(name)
            self.problems.append(Problem("IMP006", at, at, "default", {"count": 1}))

    def _claim(self, prefix: str, signature: Signature) -> Claim:
        """Put what a signature claims into the text of the container, so that it has a place there."""
        lines = [signature.signed_at, signature.role]
        start = self.joined.add(prefix + signature.member, "\n".join(line or "" for line in lines))
        found = []
        for line in lines:
            found.append(None if line is None else Scalar(line, start, start + len(line)))
            start += len(line or "") + 1
        return Claim(*found)

    def _tell(self, prefix: str, told: Iterable[Told]) -> None:
        for rule, message, args, member in told:
            shown = {**args, "file": prefix + str(args["file"])} if "file" in args else args
            at = self._place(prefix + member)
            self.problems.append(Problem(rule, at, at, message, shown))

    def _refuse(self, name: str, refused: Refused, damaged: str) -> None:
        """Say that a file cannot be read; `damaged` is the message for one that is. Raises where all was used up."""
        problem = refused.problem
        if self._budget.spent:
            raise refused
        at = self._place(name)
        message = damaged if problem.message == "damaged" else problem.message
        self.problems.append(Problem(problem.rule, at, at, message, problem.args))

    def _place(self, name: str) -> int:
        """Return a place in the text of the container that stands for a file as a whole."""
        if name not in self._places:
            self._places[name] = self.joined.add(name)
        return self._places[name]


def _package(data: bytes, budget: Budget) -> Package:
    for sign, message in _OLD:
        if sign in data[:1024]:
            raise Refused("JDL008", message)
    try:
        package = Package(data, budget)
    except Refused as refused:
        problem = refused.problem
        if problem.rule != "JDL008":
            raise
        raise Refused("JDL008", "container-damaged" if problem.message == "damaged" else "container") from refused
    if not is_container(data):
        raise Refused("JDL008", "container")
    return package


def _decoded(name: str) -> str:
    """Return the name of a file as it is meant: some programs write UTF-8 without saying so."""
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _may_hold_text(name: str) -> bool:
    item = candidate(Path(name))
    return (item is not None and item.kind != "yaml") or name.lower().endswith(OTHER_SUFFIXES)


def _moment(claim: Claim) -> dt.datetime:
    """Return when something was signed, for comparison; a time without an offset is taken for one of UTC."""
    if claim.signed_at is None:
        return _LAST
    moment = dt.datetime.fromisoformat(claim.signed_at.text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)
