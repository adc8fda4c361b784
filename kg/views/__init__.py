"""Pictures of the graph: who said what about which issue.

    statements (`kg.said`) ─▶ order ──▶ layout (flow) ─▶ svg ─▶ png
               ├────────────▶ matrix ─▶ grid ──────────▶ svg
               └────────────▶ data (for the script) ───▶ page, with both pictures and a table

A further picture needs a layout and a template.
"""
