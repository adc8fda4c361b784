"""How fast and how large: scripts that measure the program beside other ways, and what they measure with."""
