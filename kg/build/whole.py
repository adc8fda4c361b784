"""What is looked at when all readouts are in: what they tell together, and the rules that look across documents."""

from kg import links, validate
from kg.store import Store, faults


def look_over(store: Store) -> tuple[int, int]:
    """Bring links and findings up to date if readouts came or went; return how many violations and warnings there are.

    A look that was cut short is taken by the next build.
    """
    noted = store.findings()
    if noted is None:
        links.refresh(store)
        with faults(store.path):
            report = validate.constraints(store.engine, quotations=False)
        noted = len(report.violations), len(report.warnings)
        store.note_findings(*noted)
    return noted
