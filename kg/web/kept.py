"""Answers that are kept for whoever asks the same again, as long as the files of the store are what they were.

    kept = Kept(most=2**26)
    kept.put(state, question, answer)
    kept.get(state, question)

Questions and answers are bytes. There is no answer, but None, when the store has changed.
"""

from collections import OrderedDict
from threading import Lock

from kg.web.copies import State

_SHARE = 4
"""An answer that would take more than one part in so many of the room is not kept."""


class Kept:
    """The answers that were asked for last, in at most so many bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._state: State = frozenset()
        self._answers: OrderedDict[bytes, bytes] = OrderedDict()
        self._size = 0

    def get(self, state: State, question: bytes) -> bytes | None:
        """Return the answer that the store gave when it was in this state, None if there is none."""
        with self._lock:
            if state != self._state or question not in self._answers:
                return None
            self._answers.move_to_end(question)
            return self._answers[question]

    def put(self, state: State, question: bytes, answer: bytes) -> None:
        """Keep an answer of the store in this state; those of another state go, and the oldest where room is short."""
        size = len(question) + len(answer)
        with self._lock:
            if state != self._state:
                self._state, self._size = state, 0
                self._answers.clear()
            if size * _SHARE > self._most or question in self._answers:
                return
            self._answers[question] = answer
            self._size += size
            while self._size > self._most:
                self._size -= sum(map(len, self._answers.popitem(last=False)))
