"""What is looked at when all readouts are in: what they tell together, and the rules that look across documents."""

from collections.abc import Callable

from kg import links, validate
from kg.store import Store, faults
from kg.summary import counted

Tell = Callable[[str], object]
"""Gets a line about what takes long."""
_MANY = 500
"""From so many readouts on a look at all of them takes more than a second or two."""


def untold(_: str) -> None:
    """Say nothing."""


def look_over(store: Store, tell: Tell = untold) -> tuple[int, int]:
    """Bring links and findings up to date if readouts came or went; return how many violations and warnings there are.

    Takes about four seconds for a thousand readouts. A look that was cut short is taken by the next build.
    """
    noted = store.findings()
    if noted is None:
        held = store.count()
        if held >= _MANY:
            tell(f"looking at what {counted(held, 'readout')} tell together")
        links.refresh(store)
        with faults(store.path):
            report = validate.constraints(store.engine, quotations=False)
        noted = len(report.violations), len(report.warnings)
        store.note_findings(*noted)
    return noted
