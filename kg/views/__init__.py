"""Pictures of the graph: who said what about which issue.

    rows ─▶ statements ─▶ narrow ─▶ order ──▶ layout (flow) ─▶ svg ─▶ png
               │             ├────▶ matrix ─▶ grid ───────────▶ svg
               │             └────▶ data (for the script) ────▶ page, with both pictures and a table

Every picture starts from the tuple of `statements.Statement`; a further one needs a layout and a template.
"""
