"""Commands that are imported when they run, so that `--help` and completion stay fast."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

import typer
import typer._completion_classes
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from leadctl import __doc__ as about
from leadctl import __version__
from leadctl.cli.boundary import guarded
from leadctl.errors import ExitCode, UsageError, did_you_mean

if TYPE_CHECKING:
    from leadctl.cli.app import Entry

WIDTH = 100
"""Columns that help texts use at most."""

if hasattr(typer._completion_classes, "_sanitize_help_text"):  # noqa: SLF001 - see below
    # Typer loads Rich, at four times the cost of the whole answer, to strip markup that our help
    # texts do not have. The name is private: without it completion is slower and still right.
    typer._completion_classes._sanitize_help_text = lambda text: text  # noqa: SLF001


def build(table: Sequence[Entry]) -> typer.Typer:
    """Make the application out of its table of commands; imports none of them."""
    app = typer.Typer(
        cls=type("Application", (LazyGroup,), {"table": tuple(table)}),
        help=(about or "").partition(": ")[2].capitalize(),
        epilog="`leadctl COMMAND --help` shows what a command takes.",
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDTH},
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
    )
    app.callback()(_root)
    return app


def group() -> typer.Typer:
    """Make the `app` of a command that has commands of its own, such as `status set`.

    The docstring of its callback is its help. The callback runs first; where
    `ctx.invoked_subcommand` is None it is the whole command.
    """
    return typer.Typer(
        rich_markup_mode=None,  # else Rich is loaded for each help text
        pretty_exceptions_enable=False,
        add_completion=False,  # the application has it
        invoke_without_command=True,
    )


def load(entry: Entry) -> Any:
    """Import a command's module and make the command that Typer runs."""
    module = importlib.import_module(entry.module)
    app = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(rich_markup_mode=None, add_completion=False)
        app.command()(module.run)
    command = get_command(app)
    command.name = entry.name
    for one in (command, *getattr(command, "commands", {}).values()):
        _accept_yes(one)
    return command


def _accept_yes(command: Any) -> None:
    """Let `--yes` pass, for scripts that give it to every command; most have nothing to ask."""
    if not any("--yes" in param.opts for param in command.params):
        command.params.append(
            TyperOption(
                param_decls=["--yes"],
                is_flag=True,
                hidden=True,
                expose_value=False,
            )
        )


class LazyGroup(TyperGroup):
    """The application: shows its table of commands, imports the one that runs, answers errors."""

    table: ClassVar[tuple[Entry, ...]] = ()

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for entry in self.table:  # stubs: enough for help, suggestions and completion
            self.commands[entry.name] = TyperCommand(entry.name, help=entry.summary)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Import the command that is named; the only place that imports commands."""
        entry = next((entry for entry in self.table if entry.name == args[0]), None)
        if entry is not None:
            return entry.name, load(entry), args[1:]
        if ctx.resilient_parsing:  # completion asks, and wants no error
            return None, None, args[1:]
        raise self._unknown(args[0])

    def _unknown(self, name: str) -> UsageError:
        hint = did_you_mean(name.lower(), self.commands, "`leadctl --help` lists the commands")
        return UsageError(f"unknown command `{name}`", hint)

    def format_commands(self, _ctx: Any, formatter: Any) -> None:
        """Show the commands under their headings, in the order of the table."""
        for title, entries in groupby(self.table, lambda entry: entry.panel):
            with formatter.section(title):
                formatter.write_dl([(entry.name, entry.summary) for entry in entries])

    def make_context(self, *given: Any, **settings: Any) -> Any:
        """Parse what stands before the command, within the boundary: `--help` prints here."""
        return guarded(lambda: super(LazyGroup, self).make_context(*given, **settings))

    def invoke(self, ctx: Any) -> Any:
        """Run the command within the boundary."""
        debug = ctx.params.get("debug", False)
        return guarded(lambda: self._invoke(ctx), debug=debug)

    def _invoke(self, ctx: Any) -> Any:
        """Run the command; an error of its options that does not say so is said to be its."""
        try:
            return super().invoke(ctx)
        except typer.TyperException as error:
            error.command_path = f"{ctx.command_path} {ctx.invoked_subcommand}"  # type: ignore[attr-defined]
            raise


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"leadctl {__version__}")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback has answered
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
    debug: Annotated[  # noqa: ARG001 - the boundary reads it
        bool,
        typer.Option(
            "--debug", envvar="LEADCTL_DEBUG", help="Show tracebacks, which may quote your data."
        ),
    ] = False,
) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(ExitCode.USAGE)
