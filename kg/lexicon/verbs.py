"""Verb patterns of the vocabulary, inflected: "share the view" is found as "shared the view"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Flag, auto

from kg.words import verb_forms


class Tense(Flag):
    """The forms that a found verb may be; "said" is past and participle at once."""

    BASE = auto()
    PRESENT = auto()
    PAST = auto()
    PARTICIPLE = auto()
    ING = auto()
    FINITE = PRESENT | PAST


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb pattern in one of its forms, and the concept that it is a cue of."""

    key: str
    tense: Tense
    base: str


Irregular = Mapping[str, list[tuple[str, str, str, str]]]


def irregular_forms(lines: Iterable[str]) -> dict[str, list[tuple[str, str, str, str]]]:
    """Return the forms of irregular verbs by base form, from lines of five words; a base may have several lines."""
    table: dict[str, list[tuple[str, str, str, str]]] = {}
    for line in sorted(lines):
        base, third, past, participle, ing = line.split()
        table.setdefault(base, []).append((third, past, participle, ing))
    return table


def inflect(pattern: str, irregular: Irregular) -> dict[str, Tense]:
    """Return the forms of a pattern whose first word is a verb in the base form, each with its tenses."""
    base, _, rest = pattern.partition(" ")
    tail = " " + rest if rest else ""
    forms: dict[str, Tense] = {base + tail: Tense.BASE | Tense.PRESENT}
    for third, past, participle, ing in irregular.get(base) or [verb_forms(base)]:
        for word, tense in (
            (third, Tense.PRESENT),
            (past, Tense.PAST),
            (participle, Tense.PARTICIPLE),
            (ing, Tense.ING),
        ):
            forms[word + tail] = forms.get(word + tail, Tense(0)) | tense
    return forms
