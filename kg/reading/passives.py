"""Passives: what was said stands first, and who said it behind "by" or "between", or nowhere."""

from dataclasses import replace

from kg.lexicon import Lexicon, Tense, local_name
from kg.reading.clause import Clause, refused, reporting, speaks, trimmed
from kg.reading.denied import NOT_BE, denies_subject, is_only_naught
from kg.reading.marked import Marked
from kg.reading.phrases import Phrase

_TOGETHER = ("discussion", "agreement")
"""The illocutions that take several: a passive of theirs that names nobody means the parties together."""
_LONGEST_SUBJECT = 12
_AGENTS = ("by", "between")
_CONTENT_FOLLOWS = ("to", "on", "over", "that", "for", "about", "regarding", "concerning")


def passive(marked: Marked, at: int, begin: int) -> Clause | None:
    """Return the clause of a passive whose auxiliary stands at a token and whose subject begins at `begin`.

    "The situation was discussed", "it was agreed that …", "concern was expressed over …".
    """
    behind = marked.word("passive", at) if marked.free(at) else 0
    clause = (_of_noun(marked, at, behind) or reporting(marked, None, behind, Tense.PARTICIPLE)) if behind else None
    clause = _with_agent(marked, clause, marked.phrase_over(at - 1)) if clause else None
    if not clause or not (clause.subject or needs_no_agent(marked, clause)):
        return None
    if marked.word(NOT_BE, at) or denies_subject(marked, begin, at):
        return _denied(marked, refused(marked, clause, clause.start), (begin, at))
    return _with_subject(marked, clause, (begin, at))


def of_naught(marked: Marked, begin: int) -> Clause | None:
    """Return the passive whose subject is none and begins at a token: "…, but no agreement was reached"."""
    stop = min(begin + _LONGEST_SUBJECT, len(marked.line))
    auxiliary = next((at for at in range(begin, stop) if marked.free(at) and marked.word("passive", at)), None)
    return passive(marked, auxiliary, begin) if auxiliary else None


def _denied(marked: Marked, clause: Clause, subject: tuple[int, int]) -> Clause | None:
    """Return the clause of a passive that is denied; what it is about stands behind it where nothing stands before."""
    behind = clause.end + (marked.line.norm(clause.end) in marked.lexicon.barriers)
    told = trimmed(marked, behind, len(marked.line)) > behind
    if is_only_naught(marked, *subject):
        return clause if told else replace(clause, denied=True)
    on = marked.line.norm(clause.end - 1) in marked.lexicon.barriers
    return clause if on and told else _with_subject(marked, clause, subject)


def _with_subject(marked: Marked, clause: Clause, subject: tuple[int, int]) -> Clause | None:
    """Return a passive whose content is what follows, or its subject."""
    if marked.line.norm(clause.end - 1) == "that" or marked.line.norm(clause.end) in _CONTENT_FOLLOWS:
        return clause
    content = (subject[0], trimmed(marked, *subject))
    return replace(clause, content=content) if content[0] < content[1] else None


def _of_noun(marked: Marked, at: int, behind: int) -> Clause | None:
    """Return the clause of a light verb parted from its noun: "concern was expressed", "attention was paid"."""
    verb_at = marked.past_adverbs(behind)
    tokens = marked.line.tokens
    if at == 0 or verb_at >= len(tokens):
        return None
    found = marked.lexicon.acts.longest((tokens[verb_at], tokens[at - 1]), 0)
    act = next((verb.key for verb in found.values if verb.tense & Tense.PARTICIPLE), "") if found else ""
    if not found or not act or found.end == 1:
        return None
    end = verb_at + 1 + (marked.line.norm(verb_at + 1) == "that")
    return Clause(None, act, behind, (verb_at, verb_at + 1), end)


def _with_agent(marked: Marked, clause: Clause, patient: Phrase | None) -> Clause:
    """Return a clause with those whom it names behind "by" or "between" as its subject, and whom it happens to."""
    agent = marked.phrase_at(clause.end + 1) if marked.line.norm(clause.end) in _AGENTS else None
    if not agent or not speaks(marked, agent):
        return clause
    goes_on = patient if patient and speaks(marked, patient) else None
    return replace(clause, subject=agent, end=agent.end, patient=goes_on)


def needs_no_agent(marked: Marked, clause: Clause) -> bool:
    """Tell whether an act is a report of the encounter even if nobody is named as its agent."""
    lexicon = marked.lexicon
    return takes_several(lexicon, clause.act) or bool(lexicon.concepts[clause.act].note("agentless"))


def takes_several(lexicon: Lexicon, act: str) -> bool:
    """Tell whether an act is one of several together, or its refusal: where nobody is named, the parties are meant."""
    affirmed = lexicon.having("whenNegated", local_name(act)) or act
    return local_name(lexicon.top(affirmed)) in _TOGETHER
