"""The ways in which the first document is told of others. Persons and remarks are made up; states and cities are real.

Each variant gives the words that change, and what the names in the graph must become: persons, places, days, codes of
states, and `scheme#concept` for what is another thing of the vocabulary then.
"""

from rewriting import Variant

SAME = Variant("nothing")

# --- persons and offices --------------------------------------------------------------------------

PEOPLE = Variant(
    "a woman and a man",
    {
        "Mr. Shinzo Abe": "Ms. Ada Varga", "Abe": "Varga", "he": "she",
        "H.E. Mr. Moon Jae-in": "H.E. Mr. Ben Okoro", "Moon": "Okoro",
    },
    {"person-shinzo-abe": "person-ada-varga", "person-moon-jae-in": "person-ben-okoro"},
)  # fmt: skip
WOMEN = Variant(
    "two women",
    {
        "Mr. Shinzo Abe": "Dame Zoë Ångström-Núñez", "Abe": "Ångström-Núñez", "he": "she",
        "H.E. Mr. Moon Jae-in": "Her Excellency Mrs. Oru Tae-vin", "Moon": "Oru", "him": "her",
    },
    {"person-shinzo-abe": "person-zoe-angstrom-nunez", "person-moon-jae-in": "person-oru-tae-vin"},
)  # fmt: skip
PARTICLES = Variant(
    "names with particles",
    {
        "Shinzo Abe": "Kees van der Zwan", "Abe": "van der Zwan", "Moon": "de la Quill",
        "H.E. Mr. Moon Jae-in": "H.E. Ms. Luz de la Quill", "him": "her",
    },
    {"person-shinzo-abe": "person-kees-van-der-zwan", "person-moon-jae-in": "person-luz-de-la-quill"},
)  # fmt: skip
PLAIN_NAMES = Variant(
    "names without honorifics",
    {"Mr. Shinzo Abe": "Ivo Quill", "Abe": "Quill", "H.E. Mr. Moon Jae-in": "Ben Okoro", "Moon": "Okoro"},
    {"person-shinzo-abe": "person-ivo-quill", "person-moon-jae-in": "person-ben-okoro"},
)
MINISTERS = Variant(
    "ministers",
    {
        "Prime Minister of": "Minister for Foreign Affairs of", "Prime Minister": "Foreign Minister",
        "President of": "Foreign Minister of", "President": "Minister",
        "The two leaders": "The two foreign ministers", "the two leaders": "both ministers",
    },
    {"role#prime-minister": "role#minister-for-foreign-affairs", "role#president": "role#minister-for-foreign-affairs"},
)  # fmt: skip
MINISTERIAL = Variant(
    "a ministerial meeting",
    {"Summit Meeting": "Foreign Ministers’ Meeting"},
    {"evt#summit-meeting": "evt#foreign-ministers-meeting"},
)
CROWNS = Variant(
    "other offices and meetings",
    {
        "Prime Minister": "Chancellor", "President": "Emir", "Summit Meeting": "working dinner",
        "The two leaders": "They", "telephone talks": "video conferences", "telephone talk": "virtual meeting",
    },
    {
        "role#prime-minister": "role#chancellor", "role#president": "role#emir",
        "evt#summit-meeting": "evt#working-meal", "evt#telephone-talk": "evt#video-call",
    },
)  # fmt: skip

# --- states and places ----------------------------------------------------------------------------

NORTH = Variant(
    "states with a short form",
    {
        "Japan": "Norway", "Republic of Korea": "United Kingdom", "ROK": "UK", "North Korea": "San Marino",
        "United States": "Netherlands", "China": "Chile", "Russia": "Kazakhstan",
        "the Russian Federation": "the Republic of Kazakhstan",
        "Vladivostok": "Almaty", "Eastern Economic Forum": "Steppe Bridge Conference",
    },
    {
        "jp": "no", "kr": "gb", "kp": "sm", "us": "nl", "cn": "cl", "ru": "kz", "place-vladivostok": "place-almaty",
        "Asia/Vladivostok": "Asia/Almaty", "+10:00": "+06:00",
    },
)  # fmt: skip
SOUTH = Variant(
    "states of several words",
    {
        "Japan": "Papua New Guinea", "Republic of Korea": "United Arab Emirates", "ROK": "UAE",
        "the North Korea": "Liechtenstein", "North Korea": "Liechtenstein", "the United States": "New Zealand",
        "China": "Côte d’Ivoire", "Russia": "South Africa", "the Russian Federation": "the Republic of South Africa",
        "Vladivostok": "Cape Town", "Eastern Economic Forum": "World Kite Assembly",
    },
    {
        "jp": "pg", "kr": "ae", "kp": "li", "us": "nz", "cn": "ci", "ru": "za", "place-vladivostok": "place-cape-town",
        "Asia/Vladivostok": "Africa/Johannesburg", "+10:00": "+02:00",
    },
)  # fmt: skip
SWAPPED = Variant(
    "the same states in other roles",
    {
        "Japan": "China", "Republic of Korea": "United States", "ROK": "U.S.", "North Korea": "Nauru",
        "the United States": "Russia", "China": "Japan", "Russia": "Switzerland",
        "the Russian Federation": "the Swiss Confederation", "Vladivostok": "Geneva",
    },
    {
        "jp": "cn", "kr": "us", "kp": "nr", "us": "ru", "cn": "jp", "ru": "ch", "place-vladivostok": "place-geneva",
        "Asia/Vladivostok": "Europe/Zurich", "+10:00": "+02:00",
    },
)  # fmt: skip
PLAIN_STATES = Variant(
    "states without a short form",
    {"Republic of Korea (ROK)": "Germany", "Republic of Korea": "Germany", "the ROK": "Germany", "ROK": "Germany"},
    {"kr": "de"},
)

# --- days -----------------------------------------------------------------------------------------

WINTER = Variant(
    "a turn of the year",
    {
        "September 7": "January 5", "September 7, 2017": "Tuesday, January 5, 2021", "9:35 a.m.": "4:05 p.m.",
        "approximately 50 minutes": "about 1 hour and 10 minutes", "July": "November", "August": "December",
        "September 4": "January 2",
    },
    {
        "2017-09-07": "2021-01-05", "2017-09-04": "2021-01-02", "2017-09-01": "2020-12-30",
        "2017-07-01": "2020-11-01", "2017-07-31": "2020-11-30", "2017-08-01": "2020-12-01", "2017-08-31": "2020-12-31",
        "2017-09-07T09:35:00": "2021-01-05T16:05:00", "PT50M": "PT1H10M",
    },
)  # fmt: skip
LEAP = Variant(
    "a leap year, days before months",
    {
        "September 7": "12th March", "September 7, 2017": "12 March 2024", "9:35 a.m.": "11 a.m.",
        "approximately 50 minutes": "about an hour", "July": "May", "August": "February", "September 4": "11 March",
    },
    {
        "2017-09-07": "2024-03-12", "2017-09-04": "2024-03-11", "2017-09-01": "2024-03-06",
        "2017-07-01": "2023-05-01", "2017-07-31": "2023-05-31", "2017-08-01": "2024-02-01", "2017-08-31": "2024-02-29",
        "2017-09-07T09:35:00": "2024-03-12T11:00:00", "PT50M": "PT1H",
    },
)  # fmt: skip

NO_SUMMER_TIME = Variant("in winter", names={"+10:00": "+01:00"})

# --- matters and verbs ----------------------------------------------------------------------------

MATTERS = Variant(
    "other matters",
    {
        "requisition of civilians": "whaling", "comfort women": "visa waiver",
        "youth exchanges": "sports exchanges", "tourism cooperation": "transport cooperation",
        "national sentiment": "energy security", "pressure": "sanctions", "nuclear test": "missile launch",
        "politics, security and the economy": "agriculture, climate change and fisheries",
        "security and defense cooperation": "cooperation",
    },
    {
        "issue#requisition-of-civilians": "issue#fisheries", "issue#comfort-women": "issue#visas",
        "issue#youth-exchanges": "issue#sport", "issue#tourism-cooperation": "issue#connectivity",
        "issue#national-sentiment": "issue#energy-security", "issue#pressure": "issue#sanctions",
        "issue#nuclear-tests": "issue#missile-launches", "evt#nuclear-test": "evt#missile-launch",
        "issue#politics": "issue#agriculture", "issue#security": "issue#climate-change",
        "issue#economy": "issue#fisheries", "issue#security-defence-cooperation": "issue#cooperation",
    },
)  # fmt: skip
VERBS = Variant(
    "other verbs",
    {
        "noted": "stated", "concurred": "agreed", "explained that": "pointed out that", "mentioned": "stressed",
        "shared the view": "shared a view", "shared the recognition": "shared the understanding",
        "hopes to": "wishes to", "intends to": "plans to", "was pleased to": "was delighted to", "need to": "must",
    },
    {
        "act#note": "act#state", "act#concur": "act#agree", "act#explain": "act#note", "act#mention": "act#emphasise",
        "stance#hope": "stance#desire",
    },
)  # fmt: skip
MORE_VERBS = Variant(
    "verbs of other kinds",
    {"stated": "emphasized", "noted": "recalled", "concurred": "decided", "mentioned": "announced",
     "confirmed": "vowed"},
    {"act#state": "act#emphasise", "act#note": "act#recall", "act#concur": "act#decide", "act#mention": "act#inform",
     "act#confirm": "act#promise"},
)  # fmt: skip

# --- layout ---------------------------------------------------------------------------------------

ORDER = Variant("items in another order", order="4312")
TEST_FIRST = Variant("an event told of before it is named", {}, {"event-854-880": "event-1510-1553"}, order="2134")
"""The event is then named by the mention that comes first, which does not say whose it was."""
LETTERS = Variant("items with letters in brackets", order="3124", marker="({}) ")
WINDOWS = Variant("bullets, and line ends of another system", newline="\r\n", marker="•\t")
PROSE = Variant("paragraphs without numbers", names={"part#item": "part#paragraph"}, marker="")
TYPEWRITER = Variant("straight quotation marks", {"“": '"', "”": '"', "’": "'"})
