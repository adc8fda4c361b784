"""How a phrase refers, and what it stands for by itself. Persons and lines are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import WORDS, Mark, words
from plain import ADA, BEN, bare

from kg.reading.phrases import Form, Phrase
from kg.reading.records import Kind


def _only(mark: Mark, text: str) -> tuple[str, Phrase]:
    marked = mark(text)
    (phrase,) = marked.phrases
    return marked.line.words(phrase.start, phrase.end), phrase


@pytest.mark.parametrize(
    ("text", "written", "form", "kind"),
    [
        ("then Ms. Varga ate", "Ms. Varga", Form.NAME, Kind.PERSON),
        ("then Varga ate", "Varga", Form.NAME, Kind.PERSON),
        ("then Prime Minister Varga ate", "Prime Minister Varga", Form.NAME, Kind.PERSON),
        ("then the President ate", "the President", Form.OFFICE, Kind.PERSON),
        ("then President ate", "President", Form.OFFICE, Kind.PERSON),
        ("as Prime Minister of Kenya", "Prime Minister of Kenya", Form.OFFICE, Kind.OFFICE),
        ("then the two presidents ate", "the two presidents", Form.HOLDERS, Kind.PERSON),
        ("Foreign Ministers noted it", "Foreign Ministers", Form.HOLDERS, Kind.PERSON),
        ("then the two leaders ate", "the two leaders", Form.HOLDERS, Kind.PERSON),
        ("then the participants ate", "the participants", Form.COLLECTIVE, Kind.PERSON),
        ("then both sides ate", "both sides", Form.COLLECTIVE, Kind.STATE),
        ("the international community ate", "the international community", Form.COLLECTIVE, Kind.GROUP),
        ("then the Norwegian side ate", "the Norwegian side", Form.SIDE, Kind.STATE),
        ("then the Kenya side ate", "the Kenya side", Form.SIDE, Kind.STATE),
        ("then Kenya ate", "Kenya", Form.NAME, Kind.STATE),
        ("then the UN ate", "the UN", Form.NAME, Kind.ORGANISATION),
        ("then Nairobi ate", "Nairobi", Form.NAME, Kind.PLACE),
        ("then Norway-Chile trade", "Norway-Chile", Form.DYAD, Kind.STATE),
        ("then Kenya’s citizens ate", "Kenya’s citizens", Form.PEOPLE, Kind.GROUP),
        ("then they ate", "they", Form.PRONOUN, Kind.PERSON),
        ("with each other", "each other", Form.PRONOUN, Kind.GROUP),
        ("with one another", "one another", Form.PRONOUN, Kind.GROUP),
        ("then Kenya and Ghana ate", "Kenya and Ghana", Form.LIST, Kind.STATE),
    ],
)
def test_form(mark: Mark, text: str, written: str, form: Form, kind: Kind) -> None:
    """The words of a phrase tell how it refers and to what kind of thing."""
    words, phrase = _only(mark, text)

    assert (written, form, kind) == (words, phrase.form, phrase.kind)


@pytest.mark.parametrize(
    "text",
    [
        "then it rained",
        "the ate",
        "i ate",
        "each day",
        "then Monday came",
        "the norwegian coast",
        "a Norwegian coast",
        "Foreign Ministers of old",
        "Quill ate",
        "the",
        ".",
    ],
)
def test_no_phrase(mark: Mark, text: str) -> None:
    """Days, demonyms, words in small letters and persons whom nothing introduced are no phrases."""
    assert mark(text).phrases == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ms. Varga", (ADA,)),
        ("Prime Minister Okoro", (BEN,)),
        ("Okoro", (BEN,)),
        ("Ms. Zoë Quill", ()),
        ("the President", (BEN,)),
        ("the Prime Minister", (ADA,)),
        ("the King", ()),
        ("President of Chile", (BEN,)),
        ("the President of Kenya", ()),
        ("they", ()),
        ("Kenya", ("state-ke",)),
        ("Kenya and Ghana", ("state-ke", "state-gh")),
        ("Kenya, Kenya and Ghana", ("state-ke", "state-gh")),
        ("Norway-Chile", ("state-no", "state-cl")),
        ("Norwegian side", ("state-no",)),
    ],
)
def test_keys(mark: Mark, text: str, keys: tuple[str, ...]) -> None:
    """A name stands for a person or thing, an office for who holds it, a list for each once, a pronoun for nobody."""
    _, phrase = _only(mark, text)

    assert keys == tuple(map(bare, phrase.keys))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kenya’s plan", "Kenya’s"),
        ("Ms. Varga's plan", "Ms. Varga's"),
        ("the President’s plan", "the President’s"),
        ("the two leaders’s plan", "the two leaders’s"),
        ("the Norwegian side’s plan", "the Norwegian side’s"),
        ("his plan", "his"),
        ("their plan", "their"),
        ("Kenya and Ghana’s plan", "Kenya and Ghana’s"),
    ],
)
def test_possessive(mark: Mark, text: str, written: str) -> None:
    """A possessive ’s belongs to its phrase; possessive pronouns have none."""
    words, phrase = _only(mark, text)

    assert (written, True) == (words, phrase.possessive)


@pytest.mark.parametrize("text", ["Kenya said", "he said", "him too", "they said", "the two leaders said"])
def test_no_possessive(mark: Mark, text: str) -> None:
    """Without an ’s a phrase possesses nothing."""
    assert not _only(mark, text)[1].possessive


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("the two presidents", 2),
        ("Both Foreign Ministers", 2),
        ("the three Prime Ministers", 3),
        ("the presidents", 0),
        ("Foreign Ministers noted it", 0),
    ],
)
def test_number_of_holders(mark: Mark, text: str, count: int) -> None:
    """Holders of an office in the plural are as many as a number says, or any number."""
    assert count == _only(mark, text)[1].count


@pytest.mark.parametrize("text", ["Mr. Okoro, President of Chile, ate", "Mr. Okoro, the President, ate"])
def test_office_behind_a_name(mark: Mark, text: str) -> None:
    """An office between commas behind a name stands for itself, not for a second person."""
    assert [phrase.kind for phrase in mark(text).phrases] == [Kind.PERSON, Kind.OFFICE]


@pytest.mark.parametrize("words", ["Kenya (Ghana)", "Kenya (the north)", "Kenya (UK", "the United Kingdom (Kenya)"])
def test_brackets_that_name_another(mark: Mark, words: str) -> None:
    """Only a second name of the same thing in brackets belongs to the first."""
    marked = mark(f"{words} ate")

    assert marked.line.norm(marked.phrases[0].end) == "("


@pytest.mark.parametrize("text", ["the UN side", "Kenya’s side", "Nairobi side"])
def test_no_side(mark: Mark, text: str) -> None:
    """Only a state that does not possess it has a side of its own."""
    assert Form.SIDE not in [phrase.form for phrase in mark(text).phrases]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join))
def test_phrases_are_in_order(mark: Mark, text: str) -> None:
    """Phrases lie in the line in order and overlap nowhere; the items of a list tile it."""
    marked = mark(text)
    behind = 0

    for phrase in marked.phrases:
        assert behind <= phrase.start < phrase.end <= len(marked.line)
        assert (phrase.form is Form.LIST) == bool(phrase.parts)
        if phrase.parts:
            assert (phrase.parts[0].start, phrase.parts[-1].end) == (phrase.start, phrase.end)
            assert words(marked, phrase.parts) == words(marked, sorted(phrase.parts, key=lambda part: part.start))
        behind = phrase.end


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join))
def test_keys_of_phrases_are_known(mark: Mark, text: str) -> None:
    """What a phrase stands for is a person of the document or an entry of the vocabulary."""
    marked = mark(text)

    for phrase in marked.phrases:
        assert all(key in (ADA, BEN) or key in marked.lexicon.concepts for key in phrase.keys)
