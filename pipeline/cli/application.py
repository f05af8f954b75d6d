"""The commands under one roof, and the end of every error.

Command modules are light: whatever is heavy is imported inside the command that needs it, so that `--help` and `status`
answer at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline import __version__
from pipeline.cli import (
    check,
    close,
    deadlines,
    demo,
    doctor,
    new,
    pack,
    parse,
    rebuild,
    run,
    serve,
    service,
    status,
    verify,
    watch,
)
from pipeline.cli.places import Places

app = typer.Typer(
    name="rapid-review",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="From returned forms to the integrated chronology, the checked report and the packs of a rapid review.",
    epilog="New here? Run: rapid-review demo",
    context_settings={"help_option_names": ["-h", "--help"]},
)

# In the order in which a case meets them.
COMMANDS: tuple[Callable[..., Any], ...] = (
    demo.demo,
    new.new,
    watch.watch,
    run.run,
    parse.parse,
    check.check,
    pack.pack,
    status.status,
    deadlines.deadlines,
    rebuild.rebuild,
    verify.verify,
    close.close,
    serve.serve,
    service.service,
    doctor.doctor,
)
for command in COMMANDS:
    app.command(epilog=f"Example: {command.__globals__['EXAMPLE']}")(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rapid-review {__version__}")
        raise typer.Exit


@app.callback()
def _global_options(
    context: typer.Context,
    intake: Annotated[Path, typer.Option(help="The folder into which returned forms are dropped.")] = Path("intake"),
    outputs: Annotated[Path, typer.Option(help="The folder into which results are written.")] = Path("outputs"),
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what went wrong.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Set up what every command works on."""
    context.obj = Places(intake, outputs, quiet)


def run_application(words: Sequence[str]) -> int:
    """Run the words of a command line.

    Returns:
        The exit status: the command's own; 2 for a command line or a setting that cannot be used; 130 when interrupted.
    """
    from pipeline.cli.answering import in_peoples_words, nearest_line
    from pipeline.cli.speaking import say
    from pipeline.errors import RapidReviewError

    command = in_peoples_words(typer.main.get_command(app))
    try:
        outcome = command(args=list(words), standalone_mode=False, prog_name="rapid-review")
    except RapidReviewError as error:
        say(f"rapid-review: {error}", errors=True)
        return 2
    except KeyboardInterrupt:
        return 130
    except typer.Abort:
        return 130
    except Exception as error:  # the command line's own errors know how to show themselves
        if not hasattr(error, "show"):
            raise
        error.show()
        line = nearest_line(words, {command.__name__: command.__globals__["EXAMPLE"] for command in COMMANDS})
        if line is not None:
            say(line, errors=True)
        return int(getattr(error, "exit_code", 2))
    return outcome if isinstance(outcome, int) else 0
