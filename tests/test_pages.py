"""Web pages: the main text in its order, what the page says of itself, and that no markup does harm."""

from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.source import legal, load
from kg.source.pages import extract

LEAD = "President Ada Testperson of Ruritania met with Prime Minister Bob Sample of Graustark in Zenda."
SAID = "President Testperson stated that Ruritania will deepen cooperation on climate change."
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Talks in Zenda | Ministry of Tests</title>
<meta property="article:published_time" content="2031-05-03T21:00:00Z">
<meta property="og:site_name" content="Ministry of Tests"><link rel="canonical" href="/talks"><link
 rel="canonical" href="https://example.org/talks?id=1#top"><style>p {{ color: red }}</style></head>
<body class="has-sidebar nav-open"><script>document.write("<p>Never shown.</p>")</script>
<header><h1>Ministry of Tests</h1><nav><ul><li><a href="/">Home</a><li><a href="/news">News</a></ul></nav></header>
<form action="/search"><p>Search the site, please, with words of your own choice for whatever you like.</p>
<div class="wrapper"><div class="breadCrumb"><a>Home</a> &gt; Talks</div>
<main><p>3 May 2031</p><h1>Talks in
   Zenda</h1><p>{LEAD}<br>It rained.<ol start="2"><li>{SAID}<li><p>Second.</p><p>Still second.</p></ol>
<table><tr><td><table><tr><td>Place<td>Zenda&nbsp;&amp; more</table></table>
<aside><p>An aside that is long enough to be taken for a sentence of the readout itself.</p></aside>
<h2>Related Links</h2><ul><li><a href="/other">Other talks</a></ul></main>
<div id="social-share"><p>Share this page</p></div></div></form>
<footer><p>Copyright Ministry of Tests, which keeps all the rights that there are in this.</p></footer></body></html>
"""

PIECES = (
    "<p>", "</p>", "<ul>", "<li>", "</ul>", "<nav>", "</nav>", "<svg>", "</svg>", "<q>", "</q>", "<h1>", "</h1>", "<",
    "<a href=x>", "</a>", "<!--", "-->", "a b", "\x07", "&#7;",
)  # fmt: skip


def text(markup: str) -> str:
    """Return the text of a page."""
    return extract(markup.encode(), "x").text


def test_main_text(tmp_path: Path) -> None:
    """The title stands first; list items keep their numbers; navigation, scripts and what is beside is gone."""
    path = tmp_path / "talks.html"
    path.write_text(PAGE)

    source = load(path)

    assert source.text == (
        f"Talks in Zenda\n\n3 May 2031\n\n{LEAD}\nIt rained.\n\n2. {SAID}\n\n3. Second.\n\nStill second.\n\n"
        "Place\n\nZenda\u00a0& more\n"
    )
    assert source.media_type == "text/html"
    assert load(path) == source


def test_what_a_page_says_of_itself() -> None:
    """Title, date, address and publisher come from the metadata of the page."""
    assert extract(PAGE.encode(), "x").metadata == {
        "title": "Talks in Zenda",
        "published": "2031-05-03",
        "source": "https://example.org/talks?id=1",
        "publisher": "Ministry of Tests",
    }


@pytest.mark.parametrize(
    ("head", "name", "value"),
    [
        ("<title>Talks - Ministry</title>", "title", "Talks"),
        ('<meta property="og:title" content="Ruritania-Graustark Talks">', "title", "Ruritania-Graustark Talks"),
        ('<meta name="DCTERMS.issued" content="2031-05-03">', "published", "2031-05-03"),
        ('<script type="application/ld+json">{"datePublished": "2031-05-03"}</script>', "published", "2031-05-03"),
        ('<meta name="date" content="yesterday"><time datetime="2031-05-03">', "published", "2031-05-03"),
        ("<!-- saved from url=(0027)https://example.org/a%20b -->", "source", "https://example.org/a%20b"),
        ('<meta property="og:url" content="http://example.org">', "source", "http://example.org/"),
        ('<meta name="dcterms.publisher" content="Ministry &amp; Co">', "publisher", "Ministry & Co"),
    ],
)  # fmt: skip
def test_each_kind_of_metadata(head: str, name: str, value: str) -> None:
    """Titles, dates, addresses and publishers are found wherever pages put them."""
    assert extract(f"{head}<p>{LEAD}</p>".encode(), "x").metadata[name] == value


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="javascript:alert(1)">',
        '<link rel="canonical" href="https://user:secret@example.org/">',
        '<meta name="date" content="2031-99-03">',
        '<meta property="og:url" content="https://[bad">',
    ],
)
def test_unusable_metadata_is_left_out(head: str) -> None:
    """An address that is none, one with a password, and a date that is none are not taken up."""
    assert extract(f"{head}<p>{LEAD}</p>".encode(), "x").metadata == {}


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>a<li>b</ol>", "1. a\n\n2. b\n"),
        ("<ol reversed start=3><li>a<li>b</ol>", "3. a\n\n2. b\n"),
        ("<ol type=a><li>a<li>b</ol>", "a. a\n\nb. b\n"),
        ("<ol><li value=7>a<li>b<ol><li>c</ol></ol>", "7. a\n\n8. b\n\n1. c\n"),
        ("<ol><li>(1) a<li>(2) b</ol>", "(1) a\n\n(2) b\n"),
        ("<ul><li>a<li>- b</ul>", "• a\n\n- b\n"),
        ("<ol start=x><li value=9999999999>a</ol>", "1. a\n"),
        ("<p>a <q>b</q> c\n d<wbr>e&shy;f", "a “b” c def\n"),
        ("<pre>a\n  b\n</pre>", "a\n  b\n"),
        ("<p>a<br><br><br><br>b", "a\n\nb\n"),
        ("<dl><dt>a<dd>b</dl>", "a\n\nb\n"),
        ("<p>x &lt;b&gt; &#0; &#x110000; &nonsense;", "x <b> \ufffd \ufffd &nonsense;\n"),
        ("<p>a<p hidden>b<p style='display: none'>c<p aria-hidden=true>d", "a\n"),
        ("<p>b.<h2>c</h2><h3>d</h3><p>e.<h2>f</h2>", "b.\n\nc\n\nd\n\ne.\n"),
    ],
)
def test_markup(markup: str, expected: str) -> None:
    """Lists, quotations, breaks and entities come out as a browser shows them; broken markup is mended."""
    long = f"<p>{LEAD}"

    assert text(f"{long}<div>{markup}</div>") == f"{LEAD}\n\n{expected}"


def test_article_among_others() -> None:
    """Of several parts the one with most of the prose is the main text; pages of teasers are read whole."""
    short = "<article><p>Another meeting was held, of which this is a teaser that is long enough.</p></article>"

    assert text(f"<article><p>{LEAD} {SAID} {LEAD}</p></article>{short}") == f"{LEAD} {SAID} {LEAD}\n"
    assert text(short * 3).count("teaser") == 3


def test_body_in_a_form_or_a_sidebar_class() -> None:
    """What holds most of the prose is the text, whatever its element or class is called."""
    assert LEAD in text(f"<form><div class='no-sidebar share'><p>{LEAD}</p><p>{SAID}</p></div></form>")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("<meta charset=windows-1252><p>“yes”".encode("cp1252"), "windows-1252"),
        (b"<meta http-equiv=content-type content='text/html; charset=iso-8859-1'><p>" + "“yes”".encode("cp1252"),
         "windows-1252"),
        ("<meta charset=shift_jis><p>“yes”".encode("shift_jis"), "shift_jis"),
        ("<meta charset=utf-16><p>“yes”".encode(), "utf-8"),
        ("<meta charset=nonsense><p>“yes”".encode(), "utf-8"),
        ("\ufeff<meta charset=latin1><p>“yes”".encode(), "utf-8"),
    ],
)  # fmt: skip
def test_encodings(content: bytes, encoding: str) -> None:
    """The encoding is that of the byte-order mark, else that which the page names, else what fits."""
    found = extract(content, "x")

    assert found.text == "“yes”\n"
    assert found.encoding == encoding


def test_page_without_text(tmp_path: Path) -> None:
    """A page in which nothing is to be read is refused in one line."""
    path = tmp_path / "empty.html"
    path.write_text("<!DOCTYPE html><html><body><script>1</script><p hidden>x</p></body></html>")

    with pytest.raises(SourceError, match="has no text in it"):
        load(path)


def test_page_in_another_language(tmp_path: Path) -> None:
    """A page that says it is French, and has few English words, is refused; a wrong label does no harm."""
    path = tmp_path / "page.html"
    path.write_text(f"<html lang=fr-FR><p>{LEAD}</p></html>")
    assert load(path).metadata == {}

    path.write_text("<html lang=fr-FR><p>Le président Testperson a rencontré le premier ministre Sample.</p></html>")
    with pytest.raises(SourceError, match="is in French; only English is read"):
        load(path)


@pytest.mark.parametrize(
    "piece",
    ["<", "<!--", "<a ", "</", "<div>", "<nav>", "<b>", "<p>", "<table><tr><td>", "<ol><li>", "<main><nav class=menu>",
     "<meta name=a content=b>", "<h2>x</h2><a>y</a><br>", "<a b='", "<![CDATA[", "&amp", "<svg>", "<script>"],
)  # fmt: skip
def test_hostile_markup_takes_no_longer(piece: str) -> None:
    """Half a megabyte of unclosed or deeply nested markup is read in a few seconds, or refused."""
    start = process_time()
    with suppress(SourceError):
        extract((piece * (500_000 // len(piece))).encode(), "x")

    assert process_time() - start < 10


@given(st.lists(st.sampled_from(PIECES)))
def test_any_markup_gives_legal_text(pieces: list[str]) -> None:
    """However the tags are strewn, the text is legal and has no tags in it, and the next page is not affected."""
    try:
        found = extract(f"x{''.join(pieces)}".encode(), "x")
    except SourceError:
        return

    assert legal(found.text) == found.text
    assert text(f"<p>{LEAD}") == f"{LEAD}\n"
