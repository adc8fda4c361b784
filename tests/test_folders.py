"""Which files there are to read: what a browser saved beside a page, sidecars without a document, links."""

from pathlib import Path

import pytest

from kg.source import find, place
from kg.source.folders import MEDIA_TYPES
from kg.source.given import SIDECAR


def filled(folder: Path, *names: str) -> Path:
    """Return a folder that holds empty files of these names."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def found(*given: Path | str) -> list[str]:
    """Return the names of what there is to read, where nothing is wrong."""
    entries, errors = find(given)
    assert errors == []
    return [name for name, _ in entries]


@pytest.mark.parametrize("name", ["a.txt", "deep/down/a.txt"])
def test_an_entry_leads_to_its_file(tmp_path: Path, name: str) -> None:
    """The path of what is found in a folder, or given by itself, is that of its file; an address is its own."""
    filled(tmp_path, name)

    assert [entry.path for entry in find([tmp_path])[0]] == [tmp_path / name]
    assert [entry.path for entry in find([tmp_path / name])[0]] == [tmp_path / name]
    assert [entry.path for entry in find(["https://example.org/a.txt"])[0]] == ["https://example.org/a.txt"]


@pytest.mark.parametrize("ending", MEDIA_TYPES)
def test_endings_in_any_case(tmp_path: Path, ending: str) -> None:
    """Each kind of document is found, in small letters and capitals."""
    filled(tmp_path, f"a{ending}", f"B{ending.upper()}", f"c{ending}x", ending[1:])

    assert found(tmp_path) == sorted([f"a{ending}", f"B{ending.upper()}"])


@pytest.mark.parametrize("folder", ["talks_files", "talks-Dateien", "talks_fichiers", "talks_archivos"])
@pytest.mark.parametrize("page", ["talks.html", "talks.htm"])
def test_what_a_browser_saved_beside_a_page(tmp_path: Path, folder: str, page: str) -> None:
    """The folder of pictures and frames that belongs to a saved page is not searched."""
    assert found(filled(tmp_path, page, f"{folder}/frame.html", f"{folder}/deep/note.txt")) == [page]


@pytest.mark.parametrize("folder", ["talks_files", "talks files", "talksfiles", "_files"])
def test_such_a_folder_without_its_page(tmp_path: Path, folder: str) -> None:
    """A folder that is called alike but has no page of its name beside it is a folder like any other."""
    assert found(filled(tmp_path, "other.html", f"{folder}/a.txt")) == sorted([f"{folder}/a.txt", "other.html"])


def test_lost_sidecars(tmp_path: Path) -> None:
    """Each sidecar whose document is not beside it is reported with the name that it ought to have."""
    filled(tmp_path, "a.txt", f"a.txt{SIDECAR}", f"b.txt{SIDECAR}", f"deep/a.txt{SIDECAR}", f"deep/c{SIDECAR}")

    entries, errors = find([tmp_path])

    assert [name for name, _ in entries] == ["a.txt"]
    assert [Path(error.subject).relative_to(tmp_path).as_posix() for error in errors] == [
        f"b.txt{SIDECAR}", f"deep/a.txt{SIDECAR}", f"deep/c{SIDECAR}",
    ]  # fmt: skip
    assert {error.remedy for error in errors} == {f"name it after the whole file, as in talks.txt{SIDECAR}"}


def test_a_folder_with_a_lost_sidecar_alone(tmp_path: Path) -> None:
    """A folder in which there is only a lost sidecar has one fault, not two."""
    _, errors = find([filled(tmp_path, f"a.txt{SIDECAR}")])

    assert [error.reason for error in errors] == ["belongs to no file beside it"]


def test_two_ways_to_one_folder(tmp_path: Path) -> None:
    """A folder that links lead to, too, is searched once, and its files have the name of the first way."""
    filled(tmp_path, "b/a.txt")
    (tmp_path / "c").symlink_to(tmp_path / "b")
    (tmp_path / "b" / "up").symlink_to(tmp_path)

    assert len(found(tmp_path)) == 1


def test_a_link_to_a_file_is_a_file_of_its_own(tmp_path: Path) -> None:
    """Two names for one file are two places: the text tells later that they are one document."""
    filled(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")

    assert found(tmp_path) == ["a.txt", "b.txt"]


def test_a_broken_link_is_left_to_the_reading(tmp_path: Path) -> None:
    """A link that leads nowhere is found by its ending, so that the reading can say what is wrong."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")

    assert found(tmp_path) == ["a.txt"]


def test_a_path_that_no_system_has(tmp_path: Path) -> None:
    """A path that is too long to be one is left to the reading, too."""
    assert found(tmp_path / ("x" * 300)) == ["x" * 300]


def test_addresses_stand_beside_paths(tmp_path: Path) -> None:
    """Addresses are taken as they are, each once, and sorted among the files."""
    filled(tmp_path, "z.txt", "a.txt")
    address = "https://example.org/talks"

    assert found(address, tmp_path, address) == ["a.txt", address, "z.txt"]


def test_the_shortest_name_in_order_counts(tmp_path: Path) -> None:
    """A file that is given through two folders has the first of its names, whatever the order of the arguments."""
    filled(tmp_path, "deep/a.txt")

    assert found(tmp_path, tmp_path / "deep") == found(tmp_path / "deep", tmp_path) == ["a.txt"]


def test_place_of_a_link_in_a_circle(tmp_path: Path) -> None:
    """Links in a circle have a place, too: that of their own name."""
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")

    assert place(tmp_path / "one" / "a.txt").name == "a.txt"
    assert place(tmp_path / "one") == tmp_path / "one"
