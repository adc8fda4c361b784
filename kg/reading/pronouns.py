"""Pronouns: what each needs to stand for somebody."""

FIRST = "first"
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his"), "m"),
    **dict.fromkeys(("she", "her"), "f"),
    **dict.fromkeys(("they", "them", "their", "we", "us"), ""),
    **dict.fromkeys(("i", "me"), FIRST),
}
"""What a pronoun needs: the gender of a person, nothing for several, or the first person."""
WE = frozenset(("we", "us"))
SUBJECT_PRONOUNS = frozenset(("he", "she", "they", "we", "i"))
RECIPROCALS = {"each": "other", "one": "another"}
