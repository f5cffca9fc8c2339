"""What is wrong between the files of a container and what its signatures and its manifest say of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from jdlint.core.finding import Args
from jdlint.readers.containers.signatures import WEAK, Reference, Signature

#: A hostile signature may name as many files as it likes.
_MOST_TOLD = 50
MANIFEST = "META-INF/manifest.xml"

#: Rule, message and arguments, and the file at which it is to be said.
Told = tuple[str, str, Args, str]


def references_by_file(signatures: Sequence[Signature]) -> Mapping[str, list[tuple[Signature, Reference]]]:
    """Return for each file what signatures say of it."""
    found: dict[str, list[tuple[Signature, Reference]]] = {}
    for signature in signatures:
        for reference in signature.references:
            found.setdefault(reference.file, []).append((signature, reference))
    return found


def told_of_signatures(signatures: Sequence[Signature], names: Collection[str]) -> Iterator[Told]:
    """Yield what is wrong with the references themselves; `names` are all files of the container."""
    said: set[tuple[str, str]] = set()
    for signature in signatures:
        for reference in signature.references:
            told = None
            if reference.file not in names:
                told = "IMP007", "missing", "file", reference.file
            elif reference.algorithm in WEAK:
                told = "IMP010", "default", "method", reference.method
            elif reference.algorithm is None and reference.transformed:
                told = "IMP010", "transformed", "file", reference.file
            elif reference.algorithm is None:
                told = "IMP010", "unknown", "method", reference.method or "?"
            if told is not None and told[1::2] not in said and len(said) < _MOST_TOLD:
                said.add((told[1], told[3]))
                yield told[0], told[1], {told[2]: told[3]}, signature.member


def told_of_manifest(listed: Sequence[str], names: Collection[str], payload: Sequence[str]) -> Iterator[Told]:
    """Yield where a manifest and the files of the container differ."""
    known = set(listed)
    absent = [file for file in dict.fromkeys(listed) if file not in names and not file.endswith("/")]
    for file in absent[:_MOST_TOLD]:
        yield "IMP011", "absent", {"file": file}, MANIFEST
    for file in payload:
        if file not in known:
            yield "IMP011", "default", {"file": file}, file
