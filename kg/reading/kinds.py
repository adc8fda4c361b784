"""The kinds of things, parts and outcomes that records speak of."""

from enum import StrEnum


class Kind(StrEnum):
    """What a mention refers to; the values are those of the `mentions` query."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    OFFICE = "office"
    PLACE = "place"
    EVENT = "event"
    ISSUE = "issue"
    DATE = "date"
    STATEMENT = "statement"


class Part(StrEnum):
    """The structural parts of a readout; the values are the local names of the `part` scheme."""

    TITLE = "title"
    DATELINE = "dateline"
    CREDIT = "credit"
    LEAD = "lead"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    NAVIGATION = "navigation"


class Status(StrEnum):
    """What became of a sentence."""

    READ = "read"
    EVENT = "event"
    META = "meta"
    UNREAD = "unread"
