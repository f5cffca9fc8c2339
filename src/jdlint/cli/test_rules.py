"""``jdlint test-rules``."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from jdlint.cli.options import config_of, lang_option, terminal_language
from jdlint.config.read import read_config
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import Language, _, ngettext
from jdlint.core.text import visible
from jdlint.engine.fixture_run import run_case
from jdlint.reporters.render import Renderer
from jdlint.rulebook.fixtures import read_fixture
from jdlint.rulebook.index import load_rulebook, pack_files
from jdlint.rulebook.packs import fixture_of, read_pack


@click.command("test-rules")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path, file_okay=False))
@lang_option
def command(folders: tuple[Path, ...], lang: str | None) -> None:
    """Run the examples of house rules: every rule must find what its fixture marks, and nothing else.

    FOLDERS are packs of rules; without any, those of the configuration. Ends with 1 when an example fails.
    """
    file = config_of(Path.cwd())
    packs = folders or (read_config(file).packs if file is not None else ())
    if not packs:
        raise JdlintError(_("no packs of rules: name a folder, or set rules in the configuration"))
    examples = failed = 0
    for pack in packs:
        if not pack.is_dir():
            raise JdlintError(_("{path}: there is no such folder of rules").format(path=pack))
        done, wrong = _test(pack, terminal_language(lang, None))
        examples += done
        failed += len(wrong)
        for line in wrong:
            click.echo(visible(line))
    click.echo(
        ngettext("{count} example", "{count} examples", examples) + ", " + _("failed: {count}").format(count=failed)
    )
    if failed:
        raise click.exceptions.Exit(1)


def _test(pack: Path, language: Language) -> tuple[int, list[str]]:
    """Run one pack and return how many examples it has and a sentence for everything that is wrong."""
    pack_files(pack)
    content = read_pack(pack, None, house=True)
    renderer = Renderer(load_rulebook(), language)
    wrong = [
        f"{pack / item.path}:{item.line}:{item.column}: {item.rule} {renderer.text(item.rule, item.message, item.args)}"
        for item in content.problems
    ]
    examples = 0
    for item in content.found:
        path = fixture_of(Path(item.origin).stem, (pack / item.origin).parent, None)
        if path is None:
            wrong.append(_("{rule}: has no fixture {name}.md").format(rule=item.rule.id, name=Path(item.origin).stem))
            continue
        fixture = read_fixture(path, item.rule.id)
        if fixture.strays:
            text = _(
                "{path}:{line}: file={name}: must be a plain name in the folder of the example, as a.jd.yaml or b/c.txt"
            )
            wrong += [text.format(path=path, line=stray.line, name=stray.name) for stray in fixture.strays]
            continue
        cases = fixture.cases
        for kind in (True, False):
            if not any(case.invalid is kind for case in cases):
                section = "Invalid" if kind else "Valid"
                wrong.append(
                    _("{rule}: the fixture has no example below ## {section}").format(
                        rule=item.rule.id, section=section
                    )
                )
        for case in cases:
            examples += 1
            with tempfile.TemporaryDirectory() as folder:
                wrong += [
                    f"{item.rule.id}: {text}" for text in run_case(case, item.rule.id, Path(folder), (pack.absolute(),))
                ]
    return examples, wrong
