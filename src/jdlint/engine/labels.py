"""The labels by which the documents of a project are read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError, reason_of
from jdlint.core.i18n import _
from jdlint.storage.stores import DISK, Store

if TYPE_CHECKING:
    from jdlint.readers.labels import Labels


def labels_of(settings: Settings, store: Store = DISK) -> Labels | None:
    """Return the shipped labels with those that the configuration names; None where it names none.

    Raises JdlintError for a file that is not there or holds something else.
    """
    path = settings.labels
    if path is None:
        return None
    from jdlint.readers.house_labels import read_house_labels  # noqa: PLC0415 - most projects have none

    shown = os.path.relpath(path)
    try:
        data = store.read(path, settings.limits.file_bytes)
    except OSError as error:
        reason = reason_of(error)
        raise JdlintError(_("{path}: cannot be read: {reason}").format(path=shown, reason=reason)) from None
    return read_house_labels(shown, data, settings.limits)
