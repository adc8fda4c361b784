"""A text cut where evidence begins and ends."""

from hypothesis import given
from hypothesis import strategies as st

from kg.web.cutting import Marked, cut
from kg.web.media import best

MARKS = st.builds(Marked, st.integers(-2, 30), st.integers(0, 40), st.integers(0, 4), st.booleans())


@given(st.text(max_size=30), st.lists(MARKS, max_size=8))
def test_nothing_is_lost(text: str, marks: list[Marked]) -> None:
    """The pieces make up the text, and each character has exactly the marks that cover it."""
    pieces = list(cut(text, marks))
    valid = [mark for mark in marks if 0 <= mark.start < min(mark.end, len(text))]
    at = 0
    for piece in pieces:
        for place in range(at, at + len(piece.text)):
            covering = {mark.number for mark in valid if mark.start <= place < mark.end}
            assert set(piece.numbers) == covering - {0}
            assert piece.unread == (0 in covering)
        at += len(piece.text)

    assert "".join(piece.text for piece in pieces) == text
    begins = [number for piece in pieces for number in piece.begins]
    assert sorted(begins) == sorted({mark.number for mark in valid} - {0})


def test_type_that_is_liked_best() -> None:
    """The most exact range of an Accept header counts, and of equals the first that is offered."""
    offered = ["text/html", "text/turtle", "application/ld+json"]

    assert best("", offered) == "text/html"
    assert best("*/*", offered) == "text/html"
    assert best("text/*;q=0.3, text/html;q=0.1, */*;q=0.2", offered) == "text/turtle"
    assert best("TEXT/Turtle ; Q=0.5", offered) == "text/turtle"
    assert best("text/turtle;q=x, nonsense", offered) == "text/html"
    assert best("image/png", offered) is None
    assert best("text/html;q=0", offered) is None
