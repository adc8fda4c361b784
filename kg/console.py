"""The border to the terminal: exit codes for all that can go wrong, streams, and files written whole."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from io import TextIOWrapper
from pathlib import Path
from traceback import extract_tb
from types import FrameType, TracebackType
from typing import Any, NoReturn, TextIO, TypeVar

import click

from kg.errors import DONE, INTERRUPTED, UNUSABLE, KGError

_UNSAFE = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) != "\n"}
Item = TypeVar("Item")
Result = TypeVar("Result")

_LONG = 20
"""From this many items on a progress bar is worth its line."""
_STOPPING = b"\nkg: stopping as soon as nothing is half done; press Ctrl-C again to stop at once\n"


class Guarded(click.Group):
    """A group of commands in which every expected error ends as one line and an exit code."""

    def main(self, *args: Any, **settings: Any) -> Any:
        """Run as a program; help that cannot be written ends as the output of a command does."""
        try:
            return super().main(*args, **settings)
        except OSError as error:
            if debugging():
                raise
            _drop_output()
            say(f"kg: {_of_output(error)}")
            raise SystemExit(UNUSABLE) from error

    def list_commands(self, _: click.Context) -> list[str]:
        """Return the names of the commands in the order in which they are used."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; with KG_DEBUG set errors pass through, so that Python shows where they arose."""
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        with nullcontext() if debugging() else _ending_in_one_line(ctx):
            return super().invoke(ctx)


@contextmanager
def _ending_in_one_line(ctx: click.Context) -> Iterator[None]:
    """End the command with one line and an exit code when an error comes that can be expected."""
    try:
        yield
    except KGError as error:
        fail(ctx, str(error), error.exit_code)
    except KeyboardInterrupt:
        fail(ctx, "stopped", INTERRUPTED)
    except MemoryError:
        fail(ctx, "not enough memory; give fewer documents at a time")
    except BrokenPipeError:
        _drop_output()
        ctx.exit(DONE)
    except OSError as error:
        _drop_output()
        fail(ctx, _of_output(error))


def fail(ctx: click.Context, message: str, code: int = UNUSABLE) -> NoReturn:
    """End the command with one line on standard error and an exit code."""
    say(f"kg: {' '.join(message.split())}")
    ctx.exit(code)


def _of_output(error: OSError) -> str:
    return f"{error.filename or 'output'}: {error.strerror or error}"


def debugging() -> bool:
    """Tell whether the user asked for tracebacks."""
    return bool(os.environ.get("KG_DEBUG"))


def available() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def guard() -> None:
    """From now on end an unexpected error as one line, and write UTF-8 wherever the output goes."""
    if not debugging():
        sys.excepthook = _unexpected
    if sys.stderr is None:  # closed by the shell: what is said there goes nowhere
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        say("kg: standard output is closed; give it somewhere to go, for example `> file`")
        raise SystemExit(UNUSABLE)
    _write_utf8(sys.stdout, sys.stderr)


def _write_utf8(*streams: TextIO) -> None:
    """Let streams write UTF-8, but a terminal what it understands."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def say(message: str) -> None:
    """Print a message on standard error, without characters that could steer the terminal."""
    click.echo(message.translate(_UNSAFE), err=True)


def mention(message: str) -> None:
    """Say what takes long, if standard error is a terminal, so that somebody waits."""
    if sys.stderr.isatty():
        say(f"kg: {message}")


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Yield a question: was Ctrl-C pressed? The first press answers it, the second interrupts at once."""
    pressed: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        pressed.append(number)
        signal.signal(signal.SIGINT, before)
        os.write(2, _STOPPING)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


def at_once(work: Callable[[], Result]) -> Result:
    """Return what some work returns; Ctrl-C ends the program at once, even inside an engine that does not ask for it.

    Only for work that changes nothing: it is left as it is.
    """
    with abandoning():
        return ThreadPoolExecutor(1).submit(work).result()


@contextmanager
def abandoning() -> Iterator[None]:
    """On Ctrl-C end the program when the blocks within have put their things away, whatever other threads are at."""
    try:
        yield
    except KeyboardInterrupt:
        say("kg: stopped")
        os._exit(INTERRUPTED)


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that Python does not complain when it ends."""
    if sys.stdout is not sys.__stdout__:
        return
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)


def _unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> NoReturn:
    if isinstance(error, KeyboardInterrupt):
        say("kg: stopped")
        raise SystemExit(INTERRUPTED)
    frames = extract_tb(trace)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    reason = " ".join(f"{kind.__name__}: {error}".split())
    say(f"kg: internal error{where}: {reason}; please report it, with what KG_DEBUG=1 shows")
    raise SystemExit(UNUSABLE)


def progress(items: Sequence[Item]) -> Iterable[Item]:
    """Return the items, with a bar on standard error while they are taken if that is a terminal."""
    return progress_bar(items, len(items))


def progress_bar(items: Iterable[Item], length: int) -> Iterable[Item]:
    """Return so many items, with a bar, their rate and the time left on standard error if that is a terminal."""
    return _bar(items, length) if sys.stderr.isatty() and length >= _LONG else items


def _bar(items: Iterable[Item], length: int) -> Iterator[Item]:
    begun = time.monotonic()
    with click.progressbar(
        length=length, file=sys.stderr, show_percent=True, show_pos=True, item_show_func=_shown
    ) as bar:
        for number, item in enumerate(items, 1):
            yield item
            bar.update(1, number / max(time.monotonic() - begun, 0.001))


def _shown(rate: float | None) -> str:
    """Return how many items a second were taken."""
    return "" if rate is None else f"{rate:,.0f}/s"
