"""Options that several commands have in common, and what the values of options mean."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce, wraps
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

import kg
from kg.console import available, say
from kg.errors import UsageError
from kg.summary import DEFAULT_STORE

_TYPED = ParameterSource.COMMANDLINE

in_store = click.option(
    "--store",
    type=click.Path(path_type=Path),
    envvar="KG_STORE",
    default=DEFAULT_STORE,
    show_default=True,
    show_envvar=True,
    help="Folder of the store.",
)
"""Where the store is."""

timed = click.option(
    "--timeout",
    "seconds",
    type=click.FloatRange(1, 86_400),
    envvar="KG_TIMEOUT",
    default=60,
    show_default=True,
    help="Seconds that a server may take for an answer.",
)
"""How long another server may take."""

_ENDPOINT = click.option(
    "--endpoint",
    metavar="URL",
    envvar="KG_ENDPOINT",
    show_envvar=True,
    help="Ask this SPARQL endpoint instead of a store.",
)


def demand_client(wanting: str) -> None:
    """Raise UsageError unless there is what asks other servers."""
    if not find_spec("httpx"):
        raise UsageError(wanting, "needs httpx", "pip install 'readout-kg[remote]'")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the answers come from: a store in a folder or, if there is an address, an endpoint."""

    store: Path
    endpoint: str
    seconds: float

    def open(self) -> "kg.store.Store | kg.remote.Endpoint":
        """Return it opened, for a `with` statement; raises StoreError or RemoteError if that cannot be."""
        if not self.endpoint:
            return kg.store.Store.open(self.store)
        demand_client("--endpoint")
        return kg.remote.Endpoint(self.endpoint, self.seconds)

    @contextmanager
    def sound(self) -> "Iterator[kg.store.Readable]":
        """Yield it for stored questions: in place of a server that answers those wrongly, a copy of what it holds."""
        with self.open() as opened:
            if isinstance(opened, kg.store.Store) or not opened.merges:
                yield opened
                return
            say(f"kg: {opened.maker} answers nested questions wrongly, so what it holds is copied and asked here")
            with kg.remote.copied(opened) as copy:
                yield copy

    @contextmanager
    def as_store(self) -> "Iterator[kg.store.Store]":
        """Yield it as a store; of an endpoint, a copy of what it holds."""
        with self.open() as opened:
            if isinstance(opened, kg.store.Store):
                yield opened
                return
            with kg.remote.copied(opened) as copy:
                yield copy


def in_place(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return a command with --store, --endpoint and --timeout, which gets them as one `place`.

    What the command line names wins over what the environment names; it can name one of the two.
    """

    @wraps(command)
    def placed(*args: Any, store: Path, endpoint: str | None, seconds: float, **others: Any) -> Any:
        context = click.get_current_context()
        typed = {name for name in ("store", "endpoint") if context.get_parameter_source(name) == _TYPED}
        if len(typed) > 1:
            raise UsageError("--endpoint", "does not go with --store", "give one of them")
        asked = "" if "store" in typed else endpoint or ""
        return command(*args, place=Place(store, asked, seconds), **others)

    return in_store(_ENDPOINT(timed(placed)))


in_processes = click.option(
    "-j", "--jobs", type=click.IntRange(1), default=available, help="Processes at work, by default one a core."
)
"""How many processes share the work."""

own_vocabulary = click.option(
    "--vocabulary",
    multiple=True,
    type=click.Path(path_type=Path),
    envvar="KG_VOCABULARY",
    show_envvar=True,
    help="Turtle file or folder of your own vocabulary, read beside the built-in one.",
)
"""What is added to the built-in vocabulary."""

_NARROWING = (
    click.option("--actor", metavar="NAME", help="Only statements that this actor makes, alone or jointly."),
    click.option("--issue", metavar="NAME", help="Only statements about this issue or a narrower one."),
    click.option(
        "--document", metavar="DOC", help="Only statements in this readout: name, id, file, or part of its title."
    ),
    click.option("--from", "since", metavar="DATE", help="Only statements from this day, month or year on."),
    click.option("--to", "until", metavar="DATE", help="Only statements up to this day, month or year."),
)


def narrowed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return a command with the options that narrow a picture or network: actor, issue, document, since and until."""
    return reduce(lambda done, option: option(done), reversed(_NARROWING), command)


def parameters(pairs: Iterable[str]) -> dict[str, str]:
    """Return the parameters of a query from words such as `actor=Japan`; raises UsageError where one is none."""
    values: dict[str, str] = {}
    for pair in pairs:
        key, mark, value = pair.partition("=")
        if not mark:
            raise UsageError(pair, "is not KEY=VALUE", "write for example -p actor=Japan")
        if key in values:
            raise UsageError(key, "is given twice", "give each parameter once")
        values[key] = value
    return values
