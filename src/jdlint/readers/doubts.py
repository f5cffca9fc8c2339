"""Why a person should look at a value before it is relied on: the reasons that `Document.uncertain` holds."""

from __future__ import annotations

from jdlint.core.paths import Path
from jdlint.syntax.nodes import Document, Mapping, Sequence

#: A number was read out of a sentence.
READ_FROM_SENTENCE = "read-from-sentence"
#: Words that stood elsewhere may belong here.
DISPLACED_WORDS = "displaced-words"
#: The end of the value stood below the next label and was put back.
REJOINED = "rejoined"
#: The words of another field stood below this label.
PARTED = "parted"
#: References were divided at a conjunction, or a bracket is not closed.
DIVIDED_REFERENCES = "divided-references"
#: Cells that stood on one line were divided.
DIVIDED_CELLS = "divided-cells"
#: No lines part the rows, and cells that stand side by side are not level.
UNLEVEL_CELLS = "unlevel-cells"
#: Duty and results stood in one paragraph.
UNDIVIDED_DUTY = "undivided-duty"
#: The results have no bullets and were divided at the ends of sentences.
DIVIDED_RESULTS = "divided-results"
#: The cell of the results is merged over several duties; they were put to the first.
SHARED_RESULTS = "shared-results"
#: A result without a bullet stands among others that have one.
UNBULLETED_RESULT = "unbulleted-result"
#: The duty has no number of its own.
UNNUMBERED_DUTY = "unnumbered-duty"
#: The number of the duty is hardly legible.
DAMAGED_NUMBER = "damaged-number"
#: The title was taken from the heading of the document.
TITLE_FROM_HEADING = "title-from-heading"
#: The order says it, not the description.
FROM_ORDER = "from-order"
#: The text was recognised in a picture.
SCANNED = "scanned"


def of_scan(document: Document) -> dict[Path, str]:
    """Return a doubt for every field and every duty: nothing that was read from a picture is certain."""
    found: list[Path] = []
    for key, node in document.root.values.items() if document.root is not None else ():
        match node:
            case Sequence() if key == "duties":
                found.extend((key, i) for i in range(len(node.items)))
            case Mapping() if node.values:
                found.extend((key, name) for name in node.values)
            case _:
                found.append((key,))
    return {path: SCANNED for path in found if path not in document.uncertain}
