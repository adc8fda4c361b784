"""An invented readout that several tests build, and what they write files with."""

from collections.abc import Callable
from pathlib import Path

TALKS = """Meeting between Ruritania and Graustark

3 May 2031

President Ada Testperson of Ruritania met today with Prime Minister Bob Sample of Graustark in Zenda. \
The tea was green. President Testperson stated that Ruritania will deepen cooperation on climate change. \
The two leaders agreed to meet again in July.
"""
"""One meeting, two statements, one sentence in which nothing is found."""

OTHER = TALKS.replace("climate change", "trade").replace("3 May", "4 May")
"""Another of its kind: the next day, about something else."""

Write = Callable[..., Path]
"""Writes a file: `write(name, text)`."""
