"""Arbitrary texts, names and readings for property tests, with what breaks careless code among them."""

from datetime import UTC, datetime, timedelta, timezone

from builders import minimal
from hypothesis import strategies as st

from kg.reading.records import Entity, Event, Kind, Mention, Reading, Span, When
from kg.vocab import CONCEPTS

HOSTILE = (
    '"', "'", '"""', "'''", "\\", "\\n", "\\u0041", "\n", "\r\n", "\r", "\t", " \n ", "]]>", "<!--", "</script>",
    "<b>&amp;&#x0;", "${x}", "$added", "%00", "{|^`}", "\u0085", "\u2028", "\u2029", "\u00a0", "\ufffd", "\u200b",
    "\u202eabc", "\u05e9\u05dc\u05d5\u05dd", "e\u0301", "\U0001f1ef\U0001f1f5", "\U00020bb7", "\U0010fffd", "\x7f\x9f",
    "@en", "^^<x>", "_:b", "=HYPERLINK()", " . } GRAPH <x> {",
)  # fmt: skip
"""Pieces of text that have broken serialisers, queries or pages."""

TEXTS = st.lists(
    st.sampled_from(HOSTILE)
    | st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=8),
    min_size=1,
    max_size=6,
).map("".join).filter(bool)  # fmt: skip
"""Texts of characters that XML allows, so that every syntax can carry them."""

ANY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
"""Texts of any characters that UTF-8 can encode."""

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31), timezones=OFFSETS | st.just(UTC))
DURATIONS = st.timedeltas(timedelta(0), timedelta(days=4000))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Return a small reading in which texts, names, keys and times are arbitrary."""
    text, name, title = draw(TEXTS), draw(TEXTS), draw(st.just("") | TEXTS)
    span = Span(0, draw(st.integers(1, len(text))))
    local, key = f"#{draw(ANY)}", draw(ANY.filter(lambda key: "://" not in key and key[0] != "#"))
    when = When("#when", (span,), starts_at=draw(MOMENTS), duration=draw(DURATIONS), inferred=draw(st.booleans()))
    kind = CONCEPTS["evt"]["meeting"]
    bare = minimal(text, title, name)
    return Reading(
        source=bare.source,
        blocks=bare.blocks,
        sentences=bare.sentences,
        entities={key: Entity(key, Kind.PERSON, name, minted=True)},
        mentions=(Mention(span, Kind.PERSON, (key,)), Mention(span, Kind.EVENT, (local,))),
        events=(Event(local, str(kind), title, (span,), when=when, count=draw(st.integers(1, 9))),),
        title=title,
    )
