"""What the elements of HTML, and the names that authors give them, tell about their place in a page."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _words("""
    address article aside blockquote body caption center dd details dir div dl dt fieldset footer form h1 h2 h3 h4 h5
    h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul
""")
"""Elements that begin and end a line of their own."""

LISTS = _words("ol ul menu dir")
"""Elements whose items have marks."""

UNSEEN = _words("""
    audio button canvas datalist dialog embed figcaption frameset head iframe map math noembed noframes noscript object
    option script select style svg template textarea title video
""")
"""Elements whose content is no text of the page."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Elements that head a part of the text, with their level."""

VOID = _words("area base br col img input link meta param source track wbr")
"""Elements that have no content and no end; the rule, which divides blocks, is not among them."""

BESIDE = _words("aside footer form header nav")
"""Elements that stand beside the main text."""

BESIDE_IN_MAIN = BESIDE - {"header"}
"""Those that stand beside it even in a main part of the page: the head of such a part belongs to the text."""

NEVER_BESIDE = _words("html body a")
"""Elements whose class and id tell nothing of their place."""

BESIDE_ROLES = _words("banner complementary contentinfo dialog menu navigation search")
"""Roles of elements that stand beside the main text."""

BESIDE_WORDS = _words("""
    ad ads advert advertisement banner breadcrumb breadcrumbs comments cookie cookies crumbs footer gnav gnavi globalnav
    masthead menu modal nav navbar navi navigation newsletter pagenav pagenavi pager pagetop pagination popup promo
    related search share sharing sidebar sitemap skip skiplink skiplinks snav social sociallinks subscribe toolbar
    topicpath
""")
"""Words in the class or id of elements that stand beside the main text."""
