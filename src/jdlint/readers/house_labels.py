"""The labels of a house: a file that `labels` in the configuration names, added to those that are shipped.

::

    jdlint-labels: 1
    labels:
      duties: [Ametikoha tööülesannete loetelu]
"""

from __future__ import annotations

import difflib

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.text import visible
from jdlint.readers.labels import Labels, label_fields, letters, load_labels_with
from jdlint.syntax.limits import Limits
from jdlint.syntax.nodes import Document, Mapping, Node, Scalar, Sequence
from jdlint.syntax.yaml_reader import read_yaml

_VERSION = "jdlint-labels"
_KEYS = (_VERSION, "labels")


def read_house_labels(name: str, data: bytes, limits: Limits) -> Labels:
    """Return the shipped labels and those in `data`; messages call the file `name`.

    Raises JdlintError with file, line and remedy for a file that is none of labels.
    """
    document = read_yaml(name, data, limits)[0]
    root = document.root
    if root is None or document.problems:
        place = document.problems[0].start if document.problems else 0
        raise _mistake(document, place, _("cannot be read; it is no YAML"))
    for key in root.keys.values():
        if key.text not in _KEYS:
            raise _mistake(
                document,
                key.start,
                _("unknown key {key!r}; there are {keys}").format(key=visible(key.text), keys=", ".join(_KEYS)),
            )
    version = root.get(_VERSION)
    if not isinstance(version, Scalar) or version.text != "1":
        place = root.start if version is None else version.start
        raise _mistake(document, place, _("write {key}: 1 at the top").format(key=_VERSION))
    return load_labels_with(tuple(_fields(document, root.get("labels"))))


def _fields(document: Document, node: Node | None) -> list[tuple[str, tuple[str, ...]]]:
    if not isinstance(node, Mapping):
        place = 0 if node is None else node.start
        raise _mistake(document, place, _("write below labels, for each field, a list of labels"))
    known = label_fields()
    found = []
    for key, item in node.values.items():
        name = node.keys[key]
        if name.text not in known:
            near = difflib.get_close_matches(name.text, known, n=1)
            hint = _("; did you mean {key}?").format(key=near[0]) if near else ""
            raise _mistake(document, name.start, _("no field is called {key!r}").format(key=visible(name.text)) + hint)
        items = item.items if isinstance(item, Sequence) else [item]
        for text in items:
            if not isinstance(text, Scalar) or not letters(text.text):
                raise _mistake(document, text.start, _("a label is a text with letters"))
        found.append((name.text, tuple(" ".join(text.text.split()) for text in items if isinstance(text, Scalar))))
    return found


def _mistake(document: Document, offset: int, text: str) -> JdlintError:
    start, _end, _place = document.locator.locate(offset, offset)
    line = 1 if start is None else start.line
    return JdlintError(f"{visible(document.path)}:{line}: {text}")
