"""`footfall`: finds the command, and turns what goes wrong into one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from footfall import __version__
from footfall.domain.errors import FootfallError

# Where each command stands and what it is for, so that `footfall --help` imports none of them.
COMMANDS = {
    "serve": ("footfall.cli.serve:serve", "Run the server."),
    "demo": ("footfall.lab.demo.command:demo", "Run the example event with a simulated crowd."),
    "event": ("footfall.cli.event:event", "Load an event's config."),
    "visitors": ("footfall.cli.visitors:visitors", "Import the register of visitors."),
    "token": ("footfall.cli.access:token", "Make tokens for kiosks and programs."),
    "user": ("footfall.cli.users:user", "Make, disable and remove users who log in with a password."),
    "session": ("footfall.cli.users:session", "Show which browsers are logged in, and end that."),
    "audit": ("footfall.cli.audit:audit", "Show who did what, and check that the record is whole."),
    "export": ("footfall.cli.records:export", "Write the attendance record as CSV or JSON Lines."),
    "reconcile": ("footfall.cli.records:reconcile", "Recount the log and compare the counters."),
    "simulate": ("footfall.lab.simulate:simulate", "Send a simulated crowd through the doors."),
    "bench": ("footfall.lab.bench.command:bench", "Measure this machine."),
}

BAD_INPUT = 2
INTERRUPTED = 130
BROKEN_PIPE = 141


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="footfall")
def cli() -> None:
    """Footfall runs the doors of an exhibition.

    Every command takes the same settings, from the environment (FOOTFALL_DATA_DIR, REDIS_URL, PORT
    and others) or from flags.
    """


def run(arguments: Sequence[str]) -> int:
    """Runs one command and answers its exit code: 0, or 2 after one line on standard error."""
    try:
        result = cli.main(list(arguments), prog_name="footfall", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return BAD_INPUT
    except click.ClickException as error:
        return _complain(_explained(error))
    except FootfallError as error:
        return _complain(error.message)
    except BrokenPipeError:
        # Whoever read our output has gone; Python must not try to flush it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _complain(f"{where}{error.strerror or error}")
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return result if isinstance(result, int) else 0


def _explained(error: click.ClickException) -> str:
    message = error.format_message()
    context = getattr(error, "ctx", None)
    if context is None:
        return message
    return f"{message.rstrip('.')} (see: {context.command_path} --help)"


def _complain(message: str) -> int:
    click.echo(f"footfall: {' '.join(message.split())}", err=True)
    return BAD_INPUT


def main() -> None:
    sys.exit(run(sys.argv[1:]))
