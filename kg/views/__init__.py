"""Pictures of the graph: who said what about which issue.

    rows ─▶ statements ─▶ order ─▶ layout ─▶ svg ─▶ page

Every picture starts from the tuple of `statements.Statement`; a further one needs a layout and a template.
"""
