"""The files that the configuration names beside the descriptions, read once for a group."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from jdlint.config.read import complaint
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError, reason_of
from jdlint.core.i18n import _
from jdlint.engine.beside import Companions
from jdlint.engine.companion import Companion
from jdlint.engine.organisation import read_organisation
from jdlint.engine.raws import Judged
from jdlint.facts.organisation import Alias, Titles, WordForms
from jdlint.storage.files import below
from jdlint.storage.stores import Store
from jdlint.syntax.limits import Limits
from jdlint.syntax.nodes import Mapping, find
from jdlint.views.values import text_of, texts_of


def read_companions(settings: Settings, root: Path, store: Store) -> Companions:
    """Read the files that `settings` name; `root` is what their paths are told from.

    Raises JdlintError, naming the line of the configuration, for a file that is not there or cannot be read.
    """
    found = Companions()
    digests = ["", ""]
    if settings.organisation is not None:
        data = _bytes(settings, "organisation", settings.organisation, store)
        organisation, judged = read_organisation(below(settings.organisation, root), data, settings.limits)
        found = found._replace(organisation=organisation, judged=((settings.organisation, judged),))
        digests[0] = hashlib.sha256(data).hexdigest()
    if settings.titles is not None:
        data = _bytes(settings, "titles", settings.titles, store)
        titles, judged = read_titles(below(settings.titles, root), data, settings.limits)
        found = found._replace(titles=titles, judged=(*found.judged, (settings.titles, judged)))
        digests[1] = hashlib.sha256(data).hexdigest()
    return found._replace(digests=tuple(digests))


def _bytes(settings: Settings, key: str, path: Path, store: Store) -> bytes:
    try:
        return store.read(path, settings.limits.file_bytes)
    except FileNotFoundError:
        reason = _("there is no such file")
    except OSError as error:
        reason = _("cannot be read: {reason}").format(reason=reason_of(error))
    except ValueError:  # a NUL in the name
        reason = _("is no name of a file")
    raise JdlintError(complaint(settings, key, f"{os.path.relpath(path)}: {reason}"))


def read_titles(path: str, data: bytes, limits: Limits) -> tuple[Titles | None, Judged]:
    """Return what the bytes of a titles file say, None where nothing could be read, and what is wrong with it."""
    file = Companion("titles", path, data, limits)
    if file.root is None:
        return None, file.judged()
    words, aliases = find(file.root, ("words",)), find(file.root, ("aliases",))
    titles = Titles(
        path,
        tuple(
            WordForms(word, forms)
            for word, node in (words.values.items() if isinstance(words, Mapping) else ())
            if (forms := texts_of(node))
        ),
        tuple(
            Alias(name, means, file.site(("aliases", name)))
            for name, node in (aliases.values.items() if isinstance(aliases, Mapping) else ())
            if (means := text_of(node)) is not None
        ),
    )
    return titles, file.judged()
