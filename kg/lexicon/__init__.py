"""The vocabulary compiled for reading: names, nouns, verbs and word classes, each as a tree over words."""

from kg.lexicon.concepts import Concept
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.overlooked import overlooked
from kg.lexicon.trie import Match, Trie
from kg.lexicon.verbs import Tense, Verb
from kg.vocab import local_name

__all__ = ["Concept", "Lexicon", "Match", "Tense", "Trie", "Verb", "local_name", "overlooked"]
