"""Direct speech, and reports behind what they report. Persons and remarks are made up."""

import pytest
from lines import Mark
from plain import ADA, BEN, Said, Tell

from kg.reading.direct import attribution, inserted, inverted, quoted_behind

X, Y = "Prime Minister Varga", "President Okoro"


def _one(tell: Tell, text: str) -> Said:
    (said,) = tell(text)
    return said


@pytest.mark.parametrize("quote", ["“Peace comes first,”", '"Peace comes first,"', "“Peace comes first”,"])
@pytest.mark.parametrize(
    "told",
    [
        f"{Y} said",
        f"{Y} said after the talks",
        f"{Y} said in Oslo",
        f"{Y} said on Tuesday",
        f"{Y} said at the end of the meeting",
        f"{Y} said of the new plan",
        f"{Y} told {X}",
        f"{Y} stressed after the talks",
        f"said {Y}",
        f"said {Y} after the talks",
    ],
)
def test_the_speech_is_what_was_said(tell: Tell, quote: str, told: str) -> None:
    """Direct speech is the content, whatever follows the verb: time, place, occasion or hearer are none of it."""
    said = _one(tell, f"{quote} {told}.")

    assert (said.content, said.speakers, said.addressees, said.review) == (
        quote.rstrip(",") if quote.endswith("”,") else quote,
        (BEN,),
        (ADA,),
        (),
    )


@pytest.mark.parametrize("told", ["told reporters", "told reporters after the talks", "told the press in Oslo"])
def test_told_to_an_audience(tell: Tell, told: str) -> None:
    """What is told to reporters is addressed to no party."""
    said = _one(tell, f"“Tariffs hurt,” {Y} {told}.")

    assert (said.content, said.addressees) == ("“Tariffs hurt,”", ())


@pytest.mark.parametrize(
    "told",
    [
        f"{Y} said: ",
        f"{Y} said, ",
        f"{Y} said after the talks: ",
        f"{Y} said in Oslo, ",
        f"{Y} told {X}: ",
        f"{Y} told {X}, ",
        f"{Y} told {X} in Oslo: ",
    ],
)
def test_speech_behind(tell: Tell, told: str) -> None:
    """Direct speech behind a comma or colon is the content, whoever is told and whenever."""
    said = _one(tell, f"{told}“Tariffs hurt.”")

    assert (said.content, said.speakers, said.addressees) == ("“Tariffs hurt.”", (BEN,), (ADA,))


@pytest.mark.parametrize("told", [f"{Y} said", f"{Y} said after the talks", f"{Y} told {X}"])
@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_speech_on_both_sides(tell: Tell, told: str, opening: str, closing: str) -> None:
    """Direct speech that the report interrupts is one content in two pieces."""
    said = _one(tell, f"{opening}Tariffs hurt,{closing} {told}, {opening}and forests matter.{closing}")

    assert said.contents == (f"{opening}Tariffs hurt,{closing}", f"{opening}and forests matter.{closing}")
    assert {"tariffs", "biodiversity"} <= {*said.issues}


@pytest.mark.parametrize("tail", ["", " after the talks"])
def test_what_follows_speech(tell: Tell, tail: str) -> None:
    """A further verb of the same subject has its own content."""
    for further, content in (("adding that trade mattered", "trade mattered"), (f"and thanked {X}", X)):
        first, second = tell(f"“Tariffs hurt,” {Y} said{tail}, {further}.")

        assert (first.content, second.content, second.speakers) == ("“Tariffs hurt,”", content, (BEN,))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (f"Calling the plan “unfair,” {Y} demanded talks.", "talks"),
        (f"In his “new start,” {Y} praised trade.", "trade"),
        (f"{Y} praised the plan, “a new start.”", "the plan, “a new start.”"),
        (f"{Y} said Chile would act, “whatever the cost.”", "Chile would act, “whatever the cost.”"),
        (f"{Y} said that “tariffs hurt” everybody.", "“tariffs hurt” everybody"),
        (f"{Y} stressed the need for trade: “It feeds us.”", "the need for trade: “It feeds us.”"),
    ],
)
def test_quotations_that_are_no_speech(tell: Tell, text: str, content: str) -> None:
    """Quoted words inside a sentence of the narrator stay where they are."""
    assert tell(text)[-1].content == content


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (f"North Korea condemned the sanctions, {X} noted.", ADA, "North Korea condemned the sanctions"),
        (f"Chile rejects the sanctions, {Y} said.", BEN, "Chile rejects the sanctions"),
        (f"Chile rejects the sanctions, {Y} said in Oslo.", BEN, "Chile rejects the sanctions"),
        (f"Chile rejects the sanctions, {Y} told {X}.", BEN, "Chile rejects the sanctions"),
        (f"Chile rejects the sanctions, said {Y}.", BEN, "Chile rejects the sanctions"),
        (f"Norway supports the plan, {X} said.", ADA, "Norway supports the plan"),
        (f"Chile welcomed it and rejected the plan, {Y} said.", BEN, "Chile welcomed it and rejected the plan"),
        (f"Both sides agreed on trade, {X} said.", ADA, "Both sides agreed on trade"),
        (f"{Y} praised the plan, {X} noted.", ADA, f"{Y} praised the plan"),
        ("No agreement was reached, President Okoro said.", BEN, "No agreement was reached"),
        (f"Trade has grown, {Y} said in Oslo.", BEN, "Trade has grown"),
        (f"Trade has grown, said {Y}.", BEN, "Trade has grown"),
        (f"Chile, {Y} said, rejects the sanctions.", BEN, "Chile … rejects the sanctions"),
    ],
)
def test_who_says_that_others_do(tell: Tell, text: str, speaker: str, content: str) -> None:
    """A report behind or inside what it reports gives the speaker: what is told of others is the content."""
    said = _one(tell, text)

    assert (said.speakers, said.content, said.review) == ((speaker,), content, ())


def test_reports_go_on(tell: Tell) -> None:
    """Behind such a report its subject goes on."""
    text = "Chile opposes interference in the South China Sea, President Okoro stressed, adding that calm was needed."
    first, second = tell(text)

    assert (first.speakers, first.content) == ((BEN,), "Chile opposes interference in the South China Sea")
    assert (second.speakers, second.content) == ((BEN,), "calm was needed")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            f"{Y} raised the plan, which, he maintained, forms a part of it.",
            ["the plan, which, he maintained, forms a part of it"],
        ),
        (f"{Y} thanked Norway, and {X} said trade grew.", ["Norway", "trade grew"]),
        (f"After trade had grown, {Y} said in Oslo that it rained.", ["in Oslo that it rained"]),
        ("Chile welcomed the plan, and Norway rejected it.", ["the plan", "it"]),
    ],
)
def test_what_is_no_report_behind(tell: Tell, text: str, contents: list[str]) -> None:
    """An insertion in a relative clause, a subject behind "and" and a verb with a content of its own are none."""
    assert [said.content for said in tell(text)] == contents


def test_at_tokens(mark: Mark) -> None:
    """Each form is found at its token alone."""
    line = mark("it rains, President Okoro said in Oslo.")

    assert attribution(line, 3)
    assert not attribution(line, 2)
    assert inverted(mark("it rains, said President Okoro"), 3)
    assert not inverted(mark("it rains, told President Okoro"), 3)
    assert inserted(mark("Chile, President Okoro said, rejects it"), 0)
    assert quoted_behind(mark("said: “It rains.”"), 2, 7) == (2, 7)
