"""The border to the terminal: what is said there, how errors end, and how Ctrl-C is taken."""

import io
import os
import signal
import sys
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner, Result

from kg import console
from kg.console import Guarded, debugging, guard, mention, progress, say, stoppable
from kg.errors import DONE, INTERRUPTED, UNUSABLE, KGError, StoreError


@pytest.fixture(autouse=True)
def _no_debugging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_DEBUG", raising=False)


def ending(error: BaseException) -> Result:
    """Return the result of a command that fails so."""

    @click.group(cls=Guarded)
    def cli() -> None:
        """Do nothing."""

    @cli.command()
    def fail() -> None:
        click.echo("so far")
        raise error

    return CliRunner().invoke(cli, ["fail"])


# --- errors --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KGError("talks.txt", "is odd", "mend it"), UNUSABLE, "kg: talks.txt: is odd; mend it\n"),
        (StoreError("store", "is\n\nin  use"), UNUSABLE, "kg: store: is in use\n"),
        (KeyboardInterrupt(), INTERRUPTED, "kg: stopped\n"),
        (MemoryError(), UNUSABLE, "kg: not enough memory; give fewer documents at a time\n"),
        (BrokenPipeError(), DONE, ""),
        (OSError(28, "No space left on device"), UNUSABLE, "kg: output: No space left on device\n"),
        (OSError(13, "Permission denied", "a.txt"), UNUSABLE, "kg: a.txt: Permission denied\n"),
        (OSError("odd"), UNUSABLE, "kg: output: odd\n"),
    ],
)
def test_expected_errors(error: BaseException, code: int, said: str) -> None:
    """Each error that can be expected ends the command with its code and one line; what was printed stays."""
    result = ending(error)

    assert (result.exit_code, result.stderr, result.stdout) == (code, said, "so far\n")


def test_own_exit_code() -> None:
    """A kind of error may have an exit code of its own."""

    class OddError(KGError):
        exit_code = 7

    assert ending(OddError("a", "b")).exit_code == 7


def test_mistakes_of_ours_pass_through() -> None:
    """An error that nobody expected is not turned into a line here."""
    assert isinstance(ending(ZeroDivisionError()).exception, ZeroDivisionError)


def test_debugging_shows_where(monkeypatch: pytest.MonkeyPatch) -> None:
    """With KG_DEBUG every error passes through."""
    monkeypatch.setenv("KG_DEBUG", "1")

    assert debugging()
    assert isinstance(ending(KGError("a", "b")).exception, KGError)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), INTERRUPTED, "kg: stopped\n"),
        (ValueError("two\nlines"), UNUSABLE, "ValueError: two lines; please report it"),
    ],
)
def test_last_resort(
    error: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What nobody caught ends as one line, with the place if there is one."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    guard()

    with pytest.raises(SystemExit) as ended:
        sys.excepthook(type(error), error, error.__traceback__)

    assert ended.value.code == code
    assert said in capsys.readouterr().err


# --- what is said --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("talks.txt: is empty", "talks.txt: is empty"),
        ("two\nlines", "two\nlines"),
        ("\x1b[2Jgone\x07\r", "\ufffd[2Jgone\ufffd\ufffd"),
        ("\x9b31m\x7f\x00", "\ufffd31m\ufffd\ufffd"),
        ("Zoë 日本", "Zoë 日本"),
    ],
)
def test_nothing_steers_the_terminal(message: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters in a message are replaced, line ends and letters are not."""
    say(message)

    assert capsys.readouterr().err == f"{said}\n"


# --- progress ------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        """Return True."""
        return True


@pytest.mark.parametrize(("terminal", "count", "bar"), [(False, 50, False), (True, 19, False), (True, 20, True)])
def test_progress(terminal: bool, count: int, bar: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar is shown on a terminal for many items; either way each item is handed on once, in order."""
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    items = list(range(count))

    assert list(progress(items)) == items
    assert bool(stream.getvalue()) is bar


@pytest.mark.parametrize("terminal", [False, True])
def test_what_takes_long_is_mentioned_to_a_person(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mention is written on a terminal, and nowhere else."""
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)

    mention("sorting")

    assert stream.getvalue() == ("kg: sorting\n" if terminal else "")


# --- Ctrl-C --------------------------------------------------------------------------------------


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """Return what is written to standard error while a signal is taken."""
    written: list[bytes] = []
    monkeypatch.setattr(console.os, "write", lambda _, content: written.append(content))
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background inherits another
    yield written
    assert signal.signal(signal.SIGINT, before) is signal.default_int_handler


def test_first_press_is_an_answer(said: list[bytes]) -> None:
    """The first press of Ctrl-C interrupts nothing: it is told, and can be asked for."""
    with stoppable() as stop:
        before = stop()
        os.kill(os.getpid(), signal.SIGINT)

        assert (before, stop()) == (False, True)
    assert b"press Ctrl-C again" in said[0]


def test_second_press_interrupts(said: list[bytes]) -> None:
    """The second press interrupts at once, and afterwards Ctrl-C does what it did before."""
    with stoppable():
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert len(said) == 1


def test_nothing_pressed(said: list[bytes]) -> None:
    """Where nobody presses anything, nothing is said."""
    with stoppable() as stop:
        assert not stop()
    assert said == []
