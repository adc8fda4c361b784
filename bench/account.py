"""One side's account of a made-up encounter, in the style of its ministry."""

from collections.abc import Sequence
from datetime import date
from random import Random

from bench.world import HEADS, Encounter, Party, words

_UNREAD, _UNKNOWN, _REPLIES, _JOINT = 0.04, 0.06, 0.3, 0.3
"""How often a sentence tells nothing, an issue is in no vocabulary, a remark is answered, a view is shared."""


def readout(encounter: Encounter, draw: Random, *, turned: bool) -> str:
    """Return the account of the first party to an encounter, or of the second if `turned`."""
    parties = encounter.parties
    return _Account(encounter, (*parties[1::-1], *parties[2:]) if turned else parties, draw).text()


class _Account:
    """An account being written."""

    def __init__(self, encounter: Encounter, parties: Sequence[Party], draw: Random) -> None:
        self._encounter, self._parties, self._draw = encounter, parties, draw
        self._issues = draw.sample(encounter.issues, len(encounter.issues))
        self._style = parties[0].state.style if len(parties) == 2 else "three"
        people = "leaders" if encounter.rank == HEADS else "ministers"
        self._decks: dict[str, list[str]] = {}
        self._turn = 0
        here = {party.state.name for party in parties}
        self._others = [name for name in words()["third_states"] if name not in here]
        self._both = f"the {'two' if len(parties) == 2 else 'three'} {people}"

    def text(self) -> str:
        """Return the text: front matter, title, date, lead, body, and the note that all of it is made up."""
        shape, kind = words()[self._style], self._encounter.kind
        day = _day(self._encounter.day, shape["date"])
        facts = self._facts() | {"written": day}
        bodies = {"spokesperson": self._prose, "office": self._prose, "headings": self._headed}
        head = [shape["title"][kind].format_map(facts), day, *(line.format_map(facts) for line in shape["before"])]
        body = bodies.get(self._style, self._numbered)()
        text = "\n\n".join([*head, shape["lead"][kind].format_map(facts), *body, words()["note"]])
        return f"{shape['front'].format_map(facts)}{text}\n"

    def _facts(self) -> dict[str, str]:
        """Return what a title and a lead may tell, by the words that stand for it in them."""
        met, one, other, last = self._encounter, self._parties[0], self._parties[1], self._parties[-1]
        summit = met.rank == HEADS
        attending = f", who was visiting {met.host.name} to attend {met.forum}"
        margins = attending if self._style == "numbered" else f", on the margins of {met.forum}"
        visiting = margins if met.forum else ""
        if met.host is one.state:
            visiting = f", who is visiting {met.host.name}"
        return self._voices(one, other) | {
            "home_name": one.state.bare,
            "away_name": other.state.bare,
            "third_name": last.state.bare,
            "away_people": other.state.people,
            "One_full": _full(one),
            "other_full": _full(other),
            "one_formal": _formal(one),
            "other_formal": _formal(other),
            "last_formal": _formal(last),
            "occasion": "Summit" if summit else "Foreign Ministers’",
            "talks": "summit meeting" if summit else "foreign ministers’ meeting",
            "day": _day(met.day, "%B %-d"),
            "time": f"{(met.hour - 1) % 12 + 1}:{met.minutes % 60:02} {'a' if met.hour < 12 else 'p'}.m.",
            "minutes": str(met.minutes),
            "place": met.host.capital,
            "visiting": visiting,
            "spokesperson": f"{self._draw.choice(words()['women'])} {self._draw.choice(words()['spokespersons'])}",
        }

    def _voices(self, one: Party, other: Party) -> dict[str, str]:
        """Return the words for a speaker, the one spoken to, and their states."""
        woman = one.person.woman
        short = _short(one)
        return {
            "one": short,
            "One": short,
            "other": _short(other),
            "home": one.state.name,
            "away": other.state.name,
            "capital": one.state.capital,
            "he": "she" if woman else "he",
            "his": "her" if woman else "his",
            "both": self._both,
            "Both": f"T{self._both[1:]}",
        }

    def _numbered(self) -> list[str]:
        """Return numbered items: the opening, a topic each, the end."""
        draw = self._draw
        items = [[self._opening(), *self._sentences(draw.randint(1, 2))]]
        items += [self._about(issue, draw.randint(2, 3)) for issue in self._issues[: draw.randint(2, 4)]]
        items.append([self._said("closing")])
        return [f"  {at}. {' '.join(item)}" for at, item in enumerate(items, 1)]

    def _prose(self) -> list[str]:
        """Return a few paragraphs without headings."""
        draw = self._draw
        paragraphs = [[self._opening()]] if self._encounter.earlier else []
        paragraphs += [self._sentences(draw.randint(3, 4)) for _ in range(draw.randint(2, 3))]
        paragraphs.append([self._said("closing")])
        return [" ".join(each) for each in paragraphs]

    def _headed(self) -> list[str]:
        """Return paragraphs below the names of issues."""
        draw = self._draw
        parts = [self._opening()]
        for issue in self._issues[: draw.randint(2, 4)]:
            name = issue.removeprefix("the ")
            parts += [f"{name[0].upper()}{name[1:]}", " ".join(self._sentences(draw.randint(2, 4), issue))]
        return [*parts, "Next steps", self._said("closing")]

    def _about(self, issue: str, number: int) -> list[str]:
        """Return so many sentences on an issue, which the first one names as its topic if it begins with a person."""
        first, *others = self._sentences(number, issue)
        other = next(each for each in self._issues if each != issue)
        frame = self._draw.choice(words()["topics"]).format(issue=issue, issue2=other)
        if first.startswith("The two"):
            return [f"{frame}t{first[1:]}", *others]
        named = first.startswith(tuple(_short(party) for party in self._parties))
        return [frame + first if named else first, *others]

    def _opening(self) -> str:
        earlier = self._encounter.earlier
        again = ""
        if earlier:
            talks = "meeting" if earlier.kind == "meeting" else "telephone talk"
            again = f" again following their {talks} in {_day(earlier.day, '%B')}"
        return self._said("opening", again=again)

    def _sentences(self, number: int, issue: str = "") -> list[str]:
        """Return so many sentences or a few more, for some remarks are answered."""
        draw, told = self._draw, []
        for _ in range(number):
            lot = draw.random()
            if lot < _UNREAD:
                told.append(draw.choice(words()["not_understood"]))
            elif lot < _UNREAD + _JOINT:
                told.append(self._said("joint", issue))
            else:
                told.append(self._said("alone", issue))
                if draw.random() < _REPLIES:
                    told.append(self._said("reply", issue, answers=True))
        return told

    def _said(self, kind: str, issue: str = "", *, again: str = "", answers: bool = False) -> str:
        """Return a sentence of one kind, by the first party more often than by the others."""
        draw, parties = self._draw, self._parties
        if not answers:
            self._turn = 0 if kind == "opening" or draw.random() < 0.6 else draw.randrange(1, len(parties))
        one, other = parties[self._turn], parties[self._turn - 1]
        if answers:
            one, other = other, one
        subject, unknown = issue or draw.choice(self._issues), draw.choice(words()["unknown_issues"])
        return self._form(kind).format_map(
            self._voices(one, other)
            | {
                "issue": unknown if draw.random() < _UNKNOWN else subject,
                "issue2": draw.choice([one for one in self._issues if one != subject]),
                "unknown": unknown,
                "third": draw.choice(self._others),
                "event": draw.choice(words()["events"]),
                "crime": draw.choice(words()["crimes"]),
                "month": _day(date(2000, draw.randint(1, 12), 1), "%B"),
                "again": again,
            }
        )

    def _form(self, kind: str) -> str:
        """Return a form of sentence; none comes twice before all have come once."""
        deck = self._decks.setdefault(kind, [])
        if not deck:
            deck += self._draw.sample(words()[kind], len(words()[kind]))
        return deck.pop()


def _day(day: date, form: str) -> str:
    """Return a date in English, whatever the language of the machine; %-d is the day without a zero."""
    month = words()["months"][day.month - 1]
    return form.replace("%B", month).replace("%-d", str(day.day)).replace("%Y", str(day.year))


def _short(party: Party) -> str:
    return f"{party.office.removesuffix(' of State')} {party.person.family}"


def _full(party: Party) -> str:
    return f"{party.office} {party.person.given} {party.person.family}"


def _formal(party: Party) -> str:
    title = "Ms." if party.person.woman else "Mr."
    return f"{title} {party.person.given} {party.person.family}, {party.office} of {party.state.name}"
