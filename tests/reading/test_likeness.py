"""Names that are one person's, and those that only look alike. All persons and remarks are made up."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from plain import ADA, ReadText

from kg.reading.likeness import akin, alike, marks, shortened, sought, sound

WORDS = st.text("abdeilmnorstu", min_size=3, max_size=7)
FULL = st.lists(WORDS, min_size=2, max_size=5, unique_by=sound)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ivo quill", "ivo quill", True),
        ("ivo b quill", "ivo quill", True),
        ("i b quill", "ivo bram quill", True),
        ("ivo bram quill", "ivo quill", True),
        ("oru tae vin", "oru taevin", True),
        ("tae vin oru", "oru tae vin", True),
        ("sergey quill", "sergei quill", True),
        ("filip quill", "philipp quill", True),
        ("yusuf quill", "iusuf quill", True),
        ("viktor lavrin", "victor lawrin", True),
        ("zoë ångström", "zoe angstrom", True),
        ("ivo b quill", "ivo c quill", False),
        ("ivo bram quill", "ivo karl quill", False),
        ("omar bin hadi al zaran", "omar bin nasir al zaran", False),
        ("omar bin hadi al zaran", "omar al zaran", True),
        ("maria lopez", "marcus lopez", False),
        ("maria lopez", "marta lopez", False),
        ("ivo quill", "ivo varga", False),
        ("ivo ben quill", "ivo quill ben", True),
        ("joe quill", "joseph quill", False),
    ],
)
def test_alike(one: str, other: str, expected: bool) -> None:
    """Two full names can be one person's if no word contradicts: shorter, with initials, joined, or spelt otherwise."""
    assert expected is alike(one.split(), other.split()) is alike(other.split(), one.split())


@given(FULL, st.data())
def test_fewer_words(name: list[str], data: st.DataObject) -> None:
    """Without some of the words before the family name, or with their initials, a name is still that person's."""
    kept = [word for word in name[:-1] if data.draw(st.booleans())]
    short = [word[0] if data.draw(st.booleans()) else word for word in kept]

    assert alike([*kept, name[-1]], name)
    assert alike(name, [*short, name[-1]])


@given(FULL, st.data(), WORDS)
def test_another_word(name: list[str], data: st.DataObject, word: str) -> None:
    """One word that is not in the other name makes it another person's, however long the names are."""
    assume(sound(word) not in map(sound, name) and word[0] not in (other[0] for other in name))
    assume("".join(map(sound, name)) != sound(word))
    at = data.draw(st.integers(0, len(name) - 1))

    assert not alike(name, [*name[:at], word, *name[at + 1 :]])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("joe quill", "joseph quill", True),
        ("joe quill", "joseph r quill", True),
        ("dan quill", "daniel quill", True),
        ("andy quill", "andrew quill", True),
        ("joe b quill", "joseph r quill", False),
        ("maria quill", "mariana quill", True),
        ("maria quill", "marcus quill", False),
        ("omar quill", "omran quill", False),
        ("al quill", "alma quill", False),
        ("joe quill", "joseph varga", False),
    ],
)
def test_short_form(one: str, other: str, expected: bool) -> None:
    """A short form of a given name is the beginning of the whole one; the other words may not contradict."""
    assert expected is shortened(one.split(), other.split()) is shortened(other.split(), one.split())


@pytest.mark.parametrize(("one", "other"), [("joe b quill", "jonas quill"), ("sergey quill", "serge lawrin quill")])
def test_akin(one: str, other: str) -> None:
    """Of names that only begin alike before one family name nothing is sure."""
    assert akin(one.split(), other.split())
    assert not akin(one.split(), ["ben", "quill"])


@given(FULL, FULL, st.data())
def test_marks(one: list[str], other: list[str], data: st.DataObject) -> None:
    """Names that may be one person's are found by their marks: no two that are alike lack a common one."""
    family = data.draw(st.sampled_from([other[-1], one[-1]]))
    name, mate = one, [*(data.draw(st.sampled_from([word, word[0], one[0]])) for word in other[:-1]), family]
    short = data.draw(st.sampled_from([name, name[-1:], name[:1]]))

    for known, sought_for in ((name, mate), (mate, name), (short, name), (name, short)):
        full = min(len(known), len(sought_for)) > 1
        same = alike(known, sought_for) or shortened(known, sought_for) if full else {*known} & {*sought_for}
        assert not same or {*marks(known)} & {*sought(sought_for)}


LEAD = "On May 3, 2021, {} met with Ms. Ada Varga, Prime Minister of Norway. "
SAYS = "{} opposed lower tariffs."
HADI, NASIR = "Omar bin Hadi Al Zaran", "Omar bin Nasir Al Zaran"


def _last(read_text: ReadText, met: str, says: str) -> tuple[tuple[str, ...], bool]:
    statement = read_text(LEAD.format(met) + SAYS.format(says)).statements[-1]
    return statement.speakers, any("may be the same person" in reason for reason in statement.review)


def _key(name: str) -> str:
    return f"person-{name.lower().replace(' ', '-')}"


@pytest.mark.parametrize(
    ("met", "says", "speaker", "doubt"),
    [
        (f"President {HADI}", f"Foreign Minister {NASIR}", NASIR, False),
        (f"President {HADI}", f"President {NASIR}", NASIR, True),
        (f"President {HADI}", f"Mr. {NASIR}", NASIR, True),
        (f"President {HADI}", "President Omar Al Zaran", HADI, False),
        (f"President {HADI}", "Mr. Omar Al Zaran", HADI, False),
        (f"President {HADI}", "President Al Zaran", HADI, False),
        (f"President {HADI}", "Foreign Minister Omar Al Zaran", "Omar Al Zaran", True),
        (f"President {HADI} of Chile", f"Kenya’s President {NASIR}", NASIR, False),
        (f"President {HADI} of Chile", "Kenya’s President Omar Al Zaran", "Omar Al Zaran", False),
        ("President Maria Lopez of Chile", "Kenya’s President Marcus Lopez", "Marcus Lopez", False),
        ("President Maria Lopez of Chile", "Foreign Minister Marcus Lopez", "Marcus Lopez", False),
        ("President Maria Lopez of Chile", "President Marcus Lopez", "Marcus Lopez", True),
        ("Ms. Maria Lopez of Chile", "Mr. Marcus Lopez", "Marcus Lopez", False),
        ("Foreign Minister Sergey Quill", "Foreign Minister Sergei Quill", "Sergey Quill", False),
        ("Foreign Minister Sergey Quill", "Mr. Sergei Quill", "Sergey Quill", False),
        ("Foreign Minister Sergey Quill", "Defence Minister Sergei Quill", "Sergei Quill", True),
        ("Foreign Minister Sergey Quill", "Minister Sergei Quill", "Sergey Quill", False),
        ("President Joseph R. Quill, Jr.", "President Joe Quill", "Joseph R Quill", False),
        ("President Joseph R. Quill, Jr.", "Mr. Joe Quill", "Joe Quill", True),
        ("President Oru Tae-vin", "President Oru Tae Vin", "Oru Tae vin", False),
    ],
)
def test_who_speaks(read_text: ReadText, met: str, says: str, speaker: str, doubt: bool) -> None:
    """Two are one only if neither words nor side nor office contradict; where they may be, it says so."""
    assert _last(read_text, met, says) == ((_key(speaker),), doubt)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("President Maria Lopez of Chile", "President Marcus Lopez of Kenya"),
        ("President Maria Lopez", "President Marcus Lopez"),
        ("President Maria Lopez", "President Maria B. Lopez"),
        ("Ms. Maria Lopez", "Ms. Marja Lopez"),
        (f"President {HADI}", f"Foreign Minister {NASIR}"),
    ],
)
def test_two_in_a_sentence(read_text: ReadText, one: str, other: str) -> None:
    """Who meet each other, as one sentence says, are two, however alike their names are."""
    reading = read_text(f"On May 3, 2021, {one} met with {other} in Oslo. They agreed that trade grew.")

    assert [len(event.participants) for event in reading.events if event.key in reading.about] == [2]
    assert reading.statements[-1].joint


@pytest.mark.parametrize("short", ["President el-Quill", "President Castel el-Quill", "President Quill"])
def test_end_of_a_name(read_text: ReadText, short: str) -> None:
    """The end of a name that stands in the same sentence is the same person: it lacks the given name."""
    text = f"On May 3, 2021, President Abdel Castel el-Quill of Chile met with Ms. Ada Varga, and {short} smiled."

    assert {key for key, one in read_text(text).entities.items() if one.kind == "person"} == {
        ADA,
        "person-abdel-castel-el-quill",
    }
