"""Why nothing was read from a sentence, in words."""

from kg.reading.clause import speaks
from kg.reading.denied import denies_something, negation
from kg.reading.marked import Marked

DENIED = "it denies something, and what was not said or done is not read"


def why_unread(marked: Marked) -> tuple[str, str]:
    """Return in words why no statement was read from a line, and the verb that is not known where there is one."""
    for phrase in marked.phrases:
        if speaks(marked, phrase) and marked.line.norm(phrase.start - 1) not in marked.lexicon.barriers:
            at = marked.past_adverbs(phrase.end)
            word = marked.line.norm(at)
            known = negation(marked, at) or marked.lexicon.acts.longest(marked.line.tokens, at, 1)
            if known and denies_something(marked):
                return DENIED, ""
            if word.isalpha() and word not in marked.lexicon.barriers:
                who = marked.line.words(phrase.start, phrase.end)
                return f"no reporting verb known behind “{who}”: “{word}”", word
    return DENIED if denies_something(marked) else "no party speaks in it", ""
