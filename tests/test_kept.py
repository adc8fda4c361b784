"""Answers that are kept: the same as when they were asked, never of a store that has changed, never too many."""

import os
from contextlib import closing
from pathlib import Path

import pytest
from jobs import wrong
from talks import OTHER, TALKS

from kg.build import build
from kg.errors import QueryError
from kg.store import Store
from kg.web.children import Children, Limits
from kg.web.kept import Kept

OLD, NEW = frozenset({("a", 1, 1)}), frozenset({("a", 2, 1)})


def who(store: Store, word: str = "") -> tuple[int, int, str]:
    """Return which process answers, how many readouts it knows, and a word."""
    return os.getpid(), len(store.readouts()), word


def test_the_same_question_is_not_asked_again(tmp_path: Path) -> None:
    """What was asked before needs no process; another question does, and so does the same one after a build."""
    (tmp_path / "talks.txt").write_text(TALKS)
    build([tmp_path / "talks.txt"], tmp_path / "store")
    with closing(Children(tmp_path / "store", Limits(kept=1))) as children:
        before = children.run(who, "a")
        assert children.run(who, "a") == before != children.run(who, "b")
        (tmp_path / "other.txt").write_text(OTHER)
        build([tmp_path / "other.txt"], tmp_path / "store")
        assert children.run(who, "a")[1:] == (2, "a")
        for _ in range(2):
            with pytest.raises(QueryError, match="is asked wrongly"):
                children.run(wrong)


def test_what_is_asked_while_somebody_writes_is_not_kept(tmp_path: Path) -> None:
    """An answer during which the store changed may be of either state, and is asked for again."""
    (tmp_path / "talks.txt").write_text(TALKS)
    build([tmp_path / "talks.txt"], tmp_path / "store")
    with closing(Children(tmp_path / "store", Limits(kept=1))) as children:
        assert children.run(meddling, str(tmp_path / "store" / "more")) != children.run(
            meddling, str(tmp_path / "store" / "more")
        )


def meddling(_: Store, path: str) -> int:
    """Make a file grow among those of the store, and return which process did."""
    with Path(path).open("a") as file:
        file.write("x")
    return os.getpid()


def test_another_state_has_other_answers() -> None:
    """An answer counts for the state of the store that it was given in, and goes when another state has one."""
    kept = Kept(most=1000)
    kept.put(OLD, b"who", b"Ada")
    assert (kept.get(OLD, b"who"), kept.get(OLD, b"what"), kept.get(NEW, b"who")) == (b"Ada", None, None)
    kept.put(NEW, b"who", b"Ben")
    assert (kept.get(OLD, b"who"), kept.get(NEW, b"who")) == (None, b"Ben")


def test_room_is_for_what_was_asked_last() -> None:
    """Where room is short the answer that nobody asked for the longest goes; a large one is not kept at all."""
    kept = Kept(most=40)
    for question in (b"a", b"b", b"c", b"d"):
        kept.put(OLD, question, b"nine byte")
    assert kept.get(OLD, b"a") == b"nine byte"
    kept.put(OLD, b"e", b"nine byte")
    kept.put(OLD, b"large", b"more than a fourth")

    assert [bool(kept.get(OLD, question)) for question in (b"a", b"b", b"c", b"d", b"e", b"large")] == [
        True, False, True, True, True, False,
    ]  # fmt: skip
    assert Kept(most=0).get(OLD, b"a") is None


def test_nothing_is_kept_without_room() -> None:
    """Without room every answer is asked for again."""
    kept = Kept(most=0)
    kept.put(OLD, b"a", b"")
    assert kept.get(OLD, b"a") is None
