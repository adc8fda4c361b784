"""Whether the wording around a date looks ahead or back: "the elections in October must be free"."""

import re

AHEAD, BACK = "next", "last"
_REACH, _NEAR = 60, 30
"""So many characters before a date are looked at, and for the word right before it."""
_DONE = re.compile(
    r"""(?<!\bbe\s)(?<!\bbeing\s)\b(?!need\b|\w*ceed\b|planned\b|scheduled\b|expected\b|proposed\b|envisaged\b|slated\b)
        (?:\w{2,}ed|held|made|said|told|taken|given|begun|won|met|set|sent|brought|seen|struck|led|written|drawn|spoken)
        \s+(?:(?:on|in|during|last|this)\s+)*\Z""",
    re.VERBOSE,
)
"""A past participle, or a verb in the past, right before a date: "the accord signed in October"."""
_VERB = re.compile(
    r",?\s+(?:(?P<next>must|should|shall|will|would|needs?\sto|(?:is|are)\sto)|(?P<last>was|were|had|has|have))\b"
)
"""The verb right behind a date whose noun is the subject: "the elections in October must"."""
_TOLD = re.compile(
    r"""\b(?:(?P<next>
          will|would|shall|must|should|upcoming|forthcoming|coming|next|scheduled|planned|expect\w*|slated|due|envisaged
        | hop(?:e|es|ed|ing)|wish(?:|es|ed)\sfor|look(?:|s|ed|ing)\s(?:\w+\s)?forward\sto|ahead\sof|run-up\sto
        | intend\w*|invit(?:ed|es|ing|ation)|prepar(?:e|es|ed|ing|ations)\s(?:for|the)
        | to\s(?:be|meet|hold|host|visit|attend|resume))
      | (?P<last>following|after|since|previous|earlier|recent|past|(?<!be\s)held|visited|was|were|had|met|spoke))\b""",
    re.VERBOSE,
)
"""Wording before a date that looks ahead or back."""


def direction(text: str, start: int, end: int) -> str:
    """Return whether the wording around `text[start:end]` looks ahead or back, or nothing where it does neither.

    What stands next to the date goes first, then the verb behind it, then the nearest word before it.
    """
    before = text[max(0, start - _REACH) : start]
    if _DONE.search(before[-_NEAR:]):
        return BACK
    found = _VERB.match(text, end) or next(reversed(list(_TOLD.finditer(before))), None)
    return found.lastgroup or "" if found else ""
