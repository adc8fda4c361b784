"""What all pages share: where the store is, and how it is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from kg.store import Store
from kg.web.children import Children
from kg.web.copies import State, state_of
from kg.web.finding import found, wish
from kg.web.links import Links

Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Serving:
    """A store that is being served, and the names by which the server may be called."""

    children: Children
    names: frozenset[str]


def serving(request: Request) -> Serving:
    """Return what the application serves that this request came to."""
    found: Serving = request.app.state.serving
    return found


async def ask(
    request: Request,
    job: Callable[Concatenate[Store, Given], Result],
    *given: Given.args,
    **named: Given.kwargs,
) -> Result:
    """Return what a job finds in the store, without holding up other requests."""
    run = partial(serving(request).children.run, job, *given, **named)
    return await run_in_threadpool(run)


async def links(request: Request) -> Links:
    """Return the links of the store as it is now, whose names are looked up once for each state of it."""
    state, now = request.app.state, state_of(serving(request).children.store)
    held, known = cast("tuple[State | None, Links]", state.links)
    if held != now:
        (rows,) = await ask(request, found, wish("base"))
        known = Links(f"{rows[0]['readout'].rpartition('/id/')[0]}/") if rows else Links()
        state.links = now, known
    return known
