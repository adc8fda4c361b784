"""Who is meant by a phrase, as the sentences go by. Persons and remarks are made up."""

import pytest
from lines import Mark
from plain import ADA, BEN, bare

from kg.lexicon import Lexicon
from kg.reading.cast import Who
from kg.reading.discourse import Discourse
from kg.reading.document import Document

BOTH = (ADA, BEN)


@pytest.fixture
def discourse(meeting: Document, lexicon: Lexicon) -> Discourse:
    """Return the memory of a reading that has just heard of a meeting of two persons."""
    return Discourse(meeting.stage, meeting.people, lexicon)


def _who(mark: Mark, discourse: Discourse, text: str) -> Who:
    """Return who speaks when the first phrase of a line is the subject."""
    marked = mark(text)
    return discourse.speakers(marked, marked.phrases[0])


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ms. Varga ate", (ADA,)),
        ("the President ate", (BEN,)),
        ("the two leaders ate", BOTH),
        ("both sides ate", BOTH),
        ("the participants ate", BOTH),
        ("the Norwegian side ate", (ADA,)),
        ("the Kenya side ate", ("state-ke",)),
        ("Kenya ate", ("state-ke",)),
        ("they ate", BOTH),
        ("she ate", (ADA,)),
        ("President Okoro and Ms. Varga ate", (BEN, ADA)),
    ],
)
def test_speakers(mark: Mark, discourse: Discourse, text: str, keys: tuple[str, ...]) -> None:
    """Names, offices, sides and collectives stand for persons; at first "she" is the participant named first."""
    who = _who(mark, discourse, text)

    assert keys == tuple(map(bare, who.keys))
    assert who.doubts == ()


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Ms. Zoë Quill ate", "nobody of the name “Ms. Zoë Quill” is known, or several are"),
        ("the King ate", "nobody who holds the office “the King” is named"),
        ("he ate", "“he” does not fit Ada Varga, who spoke last"),
        ("I ate", "the text does not tell who says “I”"),
    ],
)
def test_nobody(mark: Mark, discourse: Discourse, text: str, doubt: str) -> None:
    """Where nobody can be meant for sure nobody is, and the doubt says why."""
    assert _who(mark, discourse, text) == Who((), (doubt,))


@pytest.mark.parametrize("text", ["the three leaders ate", "the three prime ministers ate"])
def test_number_that_does_not_fit(mark: Mark, discourse: Discourse, text: str) -> None:
    """A number that is not that of the participants is a doubt."""
    who = _who(mark, discourse, text)

    assert (who.keys, len(who.doubts)) == (BOTH, 1)


def test_he_is_who_spoke_last(mark: Mark, discourse: Discourse) -> None:
    """A pronoun follows whoever spoke last alone; several who speak in between do not change that."""
    _who(mark, discourse, "President Okoro ate")
    assert _who(mark, discourse, "he ate").keys == (BEN,)

    _who(mark, discourse, "the two leaders ate")
    assert _who(mark, discourse, "he ate").keys == (BEN,)


def test_they_are_the_several_who_spoke_last(mark: Mark, discourse: Discourse) -> None:
    """The word "they" keeps the several who spoke last, in their order."""
    _who(mark, discourse, "President Okoro and Ms. Varga ate")

    assert _who(mark, discourse, "they ate").keys == (BEN, ADA)


def test_they_behind_a_state(mark: Mark, discourse: Discourse) -> None:
    """Behind a subject that is no person "they" is in doubt."""
    _who(mark, discourse, "Kenya ate")

    assert _who(mark, discourse, "they ate") == Who(BOTH, ("“they” may stand for “Kenya”",))


def test_together(discourse: Discourse) -> None:
    """A passive that names nobody is said by all participants."""
    assert discourse.together() == Who(BOTH)


@pytest.mark.parametrize(
    ("text", "gender", "besides", "found"),
    [
        ("Ms. Varga ate", "f", (), (ADA,)),
        ("Ms. Varga and Mr. Okoro ate", "f", (), ()),
        ("Ms. Varga saw Mr. Okoro there", "f", (), (ADA,)),
        ("Ms. Varga saw Mr. Okoro there", "m", (), (BEN,)),
        ("Ms. Varga ate", "f", (ADA,), (BEN,)),
        ("Kenya ate", "f", (), ()),
        ("Kenya ate", "f", (ADA,), (BEN,)),
    ],
)
def test_person_before(
    mark: Mark, discourse: Discourse, text: str, gender: str, besides: tuple[str, ...], found: tuple[str, ...]
) -> None:
    """The nearest person of the gender is meant, else the only other participant."""
    marked = mark(text)

    assert found == discourse.person_before(marked, len(marked.line), gender, besides)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Kenya ate", ["state-ke"]),
        ("Kenya and Ghana ate", ["state-ke", "state-gh"]),
        ("Kenya and Norway ate", ["group-ke-no"]),
        ("Kenya’s citizens ate", ["group-people-of-ke"]),
        ("both sides ate", ["state-no", "state-cl"]),
        ("the international community ate", ["group-international-community"]),
        ("the two leaders ate", [ADA, BEN]),
        ("they ate", [ADA, BEN]),
        ("each other", [ADA, BEN]),
        ("he ate", []),
        ("Nairobi ate", []),
        ("as President of Ghana", []),
    ],
)
def test_referents(mark: Mark, discourse: Discourse, text: str, keys: list[str]) -> None:
    """Within a content collectives stand for states, lists with a side for a group, and single pronouns for nobody."""
    marked = mark(text)

    assert keys == [bare(key) for key in discourse.referents(marked, marked.phrases[0])]


def test_several_before(mark: Mark, discourse: Discourse) -> None:
    """The word "their" stands for the nearest several, lists that are joined count together."""
    one = mark("Norway and Chile will keep their word")
    other = mark("Norway and Kenya, as well as Ghana and Japan will keep their word")

    assert [bare(key) for key in discourse.several(one, one.phrases[-1])] == ["group-cl-no"]
    assert len(discourse.plural_before(other, other.phrases[-1].start)) == 2


def test_memory_is_not_shared(mark: Mark, meeting: Document, lexicon: Lexicon) -> None:
    """What one reading remembers does not reach another."""
    one, other = (Discourse(meeting.stage, meeting.people, lexicon) for _ in range(2))
    _who(mark, one, "President Okoro ate")

    assert _who(mark, one, "he ate").keys == (BEN,)
    assert _who(mark, other, "he ate").keys == ()
