"""Whether the values of a configuration file are what its keys ask for, and where in the file they stand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jdlint.config.form import RENAMED, Key
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.patterns import regex
from jdlint.storage.files import read_named

_TOML_PART = r"(?:[A-Za-z0-9_-]+|\"(?:[^\"\\]|\\.)*\"|'[^']*')"
_TOML_KEYS = rf"(?P<keys>{_TOML_PART}(?:\s*\.\s*{_TOML_PART})*)"
_TOML_HEADER = regex(rf"\s*\[\s*{_TOML_KEYS}\s*\]")
_TOML_KEY = regex(rf"\s*{_TOML_KEYS}\s*=")


_MOST, _LONGEST = 1024 * 1024, 1000


def read_config_text(path: Path) -> str:
    """Return the text of a configuration file. Raises JdlintError in one sentence."""
    data = read_named(path, _MOST)
    if len(data) > _MOST:
        raise JdlintError(_("{file}: too large for a configuration").format(file=path))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise JdlintError(_("{file}: is not UTF-8; save it as UTF-8").format(file=path)) from None


class Checker:
    """Checks the values of one file; every complaint names the file and, where it can be found, the line."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fail(self, keys: tuple[str, ...], text: str) -> JdlintError:
        line = self._line(keys)
        place = f"{self.path}:{line}" if line else str(self.path)
        return JdlintError(f"{place}: {'.'.join(keys)}: {text}")

    def _line(self, keys: tuple[str, ...]) -> int | None:
        """Return the line that sets `keys`, else the first that names the last of them; TOML readers keep no places."""
        wanted = keys if self.path.name != "pyproject.toml" or keys[0] == "tool" else ("tool", "jdlint", *keys)
        header: tuple[str, ...] = ()
        named = None
        for number, whole in enumerate(read_config_text(self.path).split("\n"), 1):
            line = whole[:_LONGEST]  # what is looked for is short, and looking is not
            match = _TOML_HEADER.match(line)
            if match:
                header = here = _key_parts(match["keys"])
            else:
                match = _TOML_KEY.match(line)
                here = (*header, *_key_parts(match["keys"])) if match else ()
            if here == wanted:
                return number
            if named is None and keys[-1] in _key_parts(line):
                named = number
        return named

    def table(self, values: Any, keys: dict[str, Key], above: tuple[str, ...]) -> None:
        for name, value in values.items():
            if name not in keys:
                import difflib  # noqa: PLC0415 - only where a name is wrong

                near = RENAMED.get(name) or next(iter(difflib.get_close_matches(name, keys, 1)), None)
                hint = (
                    _("; did you mean {key}?").format(key=near)
                    if near
                    else _("; known are {keys}").format(keys=", ".join(keys))
                )
                raise self.fail((*above, name), _("unknown key") + hint)
            self.value(value, keys[name], (*above, name))

    def value(self, value: Any, key: Key, above: tuple[str, ...]) -> None:
        check = getattr(self, f"_{key.kind}")
        check(value, key, above)

    def _text(self, value: Any, key: Key, above: tuple[str, ...]) -> None:
        if not isinstance(value, str):
            raise self.fail(above, _("must be a text in quotes"))
        if key.choices and value not in key.choices:
            raise self.fail(
                above, _("{value!r} is none of {choices}").format(value=value, choices=", ".join(key.choices))
            )

    def _texts(self, value: Any, key: Key, above: tuple[str, ...]) -> None:  # noqa: ARG002
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(above, _('must be a list of texts, such as ["a", "b"]'))

    def _integer(self, value: Any, key: Key, above: tuple[str, ...]) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise self.fail(above, _("must be a whole number above zero"))
        if value > key.most:
            raise self.fail(above, _("must be at most {most}").format(most=key.most))

    def _table(self, value: Any, key: Key, above: tuple[str, ...]) -> None:
        if not isinstance(value, dict):
            raise self.fail(above, _("must be a table"))
        self.table(value, key.keys, above)

    def _levels(self, value: Any, key: Key, above: tuple[str, ...]) -> None:
        if not isinstance(value, dict):
            raise self.fail(above, _('must be a table of rule = "level"'))
        for code, level in value.items():
            self._text(level, key, (*above, code))

    def _patterns(self, value: Any, key: Key, above: tuple[str, ...]) -> None:
        if not isinstance(value, dict):
            raise self.fail(above, _('must be a table of "pattern" = ["RULE"]'))
        for pattern, codes in value.items():
            self._texts(codes, key, (*above, pattern))

    def _options(self, value: Any, key: Key, above: tuple[str, ...]) -> None:
        if isinstance(value, list):
            self._texts(value, key, above)
            return
        if not isinstance(value, dict):
            raise self.fail(above, _("must be a list of folders, or tables [rules.ID] of options"))
        for code, options in value.items():
            if code == "paths":
                self._texts(options, key, (*above, code))
            elif not isinstance(options, dict):
                raise self.fail((*above, code), _("must be a table of options"))


def _key_parts(text: str) -> tuple[str, ...]:
    """Return the bare and quoted names in `text`, quotes taken off."""
    return tuple(part if part[0] not in "\"'" else part[1:-1] for part in re.findall(_TOML_PART, text))
