"""``jdlint check``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from jdlint.cli.options import codes, lang_option, project_options, request_of, terminal_language
from jdlint.core.errors import JdlintError
from jdlint.core.finding import BASES, SEVERITIES
from jdlint.core.i18n import _, use_language
from jdlint.core.text import visible
from jdlint.engine.request import Request
from jdlint.engine.run import Outcome, run
from jdlint.reporters.formats import FORMATS, TERMINAL, Printing, render
from jdlint.reporters.render import Renderer
from jdlint.reporters.style import Colour, style_for
from jdlint.reporters.terminal import render_summary
from jdlint.storage.atomic import write_atomic


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), help="Format of standard output.", default="full"
)
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Write a format to a file; repeatable.")
@click.option("--select", multiple=True, metavar="CODE", help="Run only these rules: ids, names or prefixes.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Switch these rules off.")
@click.option("--extend-select", multiple=True, metavar="CODE", help="Switch these rules on as well.")
@click.option("--profile", metavar="NAME", help="Profile: legal, standard, strict or audit.")
@click.option(
    "--basis",
    multiple=True,
    metavar="KIND",
    help="Show only findings that rest on law, EU law, house rules or practice: legal, eu, house, practice.",
)
@project_options
@lang_option
@click.option("--fail-level", type=click.Choice(SEVERITIES), help="Lowest severity that fails. Default: error.")
@click.option("--exit-zero", is_flag=True, help="End with 0 whatever is found.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write a cache.")
@click.option(
    "--scope",
    type=click.Choice(["all", "document", "project"]),
    default="all",
    help="Only rules about one document, or only those about several.",
)
@click.option("--base", metavar="REF", help="Judge the changes since the branch left this git revision as well.")
@click.option("--new-only", is_flag=True, help="With --base: report only findings that are new since then.")
@click.option("--fix", "fix", is_flag=True, help="Apply safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also fixes that a person must confirm.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours.")
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
@click.option("--timings", is_flag=True, help="Show what each rule cost.")
@click.option("--notices", is_flag=True, help="List what was not checked, and why.")
def command(paths: tuple[Path, ...], format_: str, outputs: tuple[str, ...], **given: Any) -> None:
    """Check job descriptions and report findings.

    PATHS are files and folders; without any, the current folder. Ends with 0 when nothing at or above the fail
    level was found, 1 when something was, 2 when paths, options or configuration are wrong.
    """
    if given["fix"] and given["diff"]:
        raise JdlintError(_("--fix and --diff exclude each other"))
    if given["new_only"] and given["base"] is None:
        raise JdlintError(_("--new-only needs --base REF, the revision that findings are compared with"))
    files = [_output(text) for text in outputs]
    request = request_of(
        paths,
        given,
        scope=given["scope"],
        overrides=_overrides(given),
        basis=_basis(given["basis"]),
        timings={} if given["timings"] else None,
        base=given["base"],
        new_only=given["new_only"],
    )
    outcome = run(request)
    outcome = _fix(outcome, request, given)
    _print(outcome, format_, files, given)
    if request.timings is not None:
        _show_timings(request.timings, outcome.report.descriptions)
    if not outcome.report.files and not paths:
        raise JdlintError(_("no job descriptions found here; name files or folders, or run jdlint init"))
    if any(finding.rule == "JDL001" for finding in outcome.report.active):
        sys.stdout.flush()
        raise click.exceptions.Exit(2)
    raise click.exceptions.Exit(1 if outcome.failed and not given["exit_zero"] else 0)


def _overrides(given: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for option, key in (("select", "select"), ("ignore", "ignore"), ("extend_select", "extend-select")):
        if given[option]:
            found[key] = codes(given[option])
    for option, key in (("profile", "profile"), ("fail_level", "fail-level")):
        if given[option] is not None:
            found[key] = given[option]
    if given["no_cache"]:
        found["cache"] = False
    return found


def _basis(values: tuple[str, ...]) -> tuple[str, ...]:
    kinds = codes(values)
    for kind in kinds:
        if kind not in BASES:
            raise JdlintError(_("--basis {value!r} is none of {choices}").format(value=kind, choices=", ".join(BASES)))
    # what the tool says of broken files rests on none of them and is never hidden
    return (*kinds, "tool") if kinds else ()


def _show_timings(costs: dict[str, float], descriptions: int) -> None:
    for rule, seconds in sorted(costs.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"{rule} {1_000_000 * seconds / max(1, descriptions):8.1f} µs", err=True)
    total = 1000 * sum(costs.values()) / max(1, descriptions)
    click.echo(_("All rules: {total} ms a description").format(total=f"{total:.3f}"), err=True)


def _output(text: str) -> tuple[str, Path]:
    name, sign, path = text.partition("=")
    if not sign or not path or name not in FORMATS:
        raise JdlintError(
            _("--output {text!r}: write FORMAT=PATH, with one of {formats}").format(
                text=text, formats=", ".join(FORMATS)
            )
        )
    return name, Path(path)


def _fix(outcome: Outcome, request: Request, given: dict[str, Any]) -> Outcome:
    """Apply or show fixes; after they were applied the report is that of the files as they are now."""
    if not given["fix"] and not given["diff"]:
        return outcome
    from jdlint.fixer.apply import plan_fixes, write_fixes  # noqa: PLC0415 - only where it is asked for
    from jdlint.fixer.diff import diff_folder, show_diff  # noqa: PLC0415

    changes = plan_fixes(outcome.report, unsafe=given["unsafe_fixes"], limits=outcome.limits)
    if given["diff"]:
        click.echo(show_diff(changes), nl=False)
        if diff_folder(changes) != Path.cwd():
            folder = visible(os.path.relpath(diff_folder(changes)))
            click.echo(
                _("note: the paths in this diff are below {folder}; apply it there").format(folder=folder), err=True
            )
        return outcome
    count = write_fixes(changes)
    click.echo(_("Fixed: {count} ({files} files)").format(count=count, files=len(changes)), err=True)
    return run(request) if changes else outcome


def _print(outcome: Outcome, format_: str, files: list[tuple[str, Path]], given: dict[str, Any]) -> None:
    """Write files first, then standard output; notes go to standard error."""
    asked = given["lang"]
    for name, path in files:
        renderer = Renderer(outcome.book, asked or outcome.settings.language or "en")
        plain = style_for("never", {}, terminal=False)
        use_language(renderer.language)
        write_atomic(path, render(name, outcome.report, Printing(renderer, plain)).encode("utf-8", "backslashreplace"))
    spoken = terminal_language(asked, outcome.settings.language)
    use_language(spoken)
    colour: Colour = given["colour"]
    style = style_for(colour, os.environ, terminal=sys.stdout.isatty())
    text = format_ in TERMINAL
    renderer = Renderer(outcome.book, spoken if text else asked or outcome.settings.language or "en")
    if not given["diff"]:
        sys.stdout.write(render(format_, outcome.report, Printing(renderer, style)))
    if text and not given["quiet"] and not given["diff"] and outcome.report.files:
        sys.stdout.write(render_summary(outcome.report, renderer, style))
    for folder in outcome.empty:
        name = visible(os.path.relpath(folder))
        click.echo(_("note: no job descriptions in {folder}").format(folder=name), err=True)
    if text:
        _notices(outcome, renderer, all_of_them=given["notices"])


def _notices(outcome: Outcome, renderer: Renderer, *, all_of_them: bool) -> None:
    notices = outcome.report.notices
    if all_of_them:
        for notice in notices:
            place = f"{visible(notice.path)}: " if notice.path else ""
            click.echo(_("note: {text}").format(text=place + renderer.notice(notice)), err=True)
    elif notices:
        text = _("note: {count} things were not checked; --notices lists them").format(count=len(notices))
        click.echo(text, err=True)
