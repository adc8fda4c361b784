"""Passives: what was said stands first, and who said it behind "by" or "between", or nowhere."""

from dataclasses import replace

from kg.lexicon import Tense, local_name
from kg.reading.clause import Clause, reporting, speaks, trimmed
from kg.reading.marked import Marked
from kg.reading.phrases import Phrase

TOGETHER = ("discussion", "agreement")
"""The illocutions that take several: a passive of theirs that names nobody means the parties together."""
_AGENTS = ("by", "between")
_CONTENT_FOLLOWS = ("to", "on", "over", "that", "for", "about", "regarding", "concerning")


def passive(marked: Marked, at: int, begin: int) -> Clause | None:
    """Return the clause of a passive whose auxiliary stands at a token and whose subject begins at `begin`.

    "The situation was discussed", "it was agreed that …", "concern was expressed over …".
    """
    behind = marked.word("be", at) if marked.free(at) else 0
    of_noun = _of_noun(marked, at, behind) if behind else None
    clause = of_noun or (reporting(marked, None, behind, Tense.PARTICIPLE) if behind else None)
    clause = _with_agent(marked, clause, marked.phrase_over(at - 1)) if clause else None
    if not clause or not (clause.subject or needs_no_agent(marked, clause)):
        return None
    follows = marked.line.norm(clause.end - 1) == "that" or marked.line.norm(clause.end) in _CONTENT_FOLLOWS
    if follows:
        return clause
    subject = (begin, trimmed(marked, begin, at))
    return replace(clause, content=subject) if subject[0] < subject[1] else None


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
    together = local_name(marked.lexicon.top(clause.act)) in TOGETHER
    return together or bool(marked.lexicon.concepts[clause.act].note("agentless"))
