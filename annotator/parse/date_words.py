"""What the words of an expression of time are worth: which month, unit or step is meant.

`find.date_words` knows which words are of which kind; here they get values. `VALUED` names a kind
and, for each value, the words that have it, in small letters, those of all languages alike; `PLAIN`
are kinds whose words differ in nothing. What stands in neither is left out if it is of a kind of
`find.date_words` that adds nothing to a date, as articles and prepositions are; anything else is an
unknown word, with which no rule reads an expression.

To teach the parser a word, add it to its line.
"""

from annotator.find.date_words import VOCABULARY
from annotator.find.shared_words import CARDINALS, table

Value = int | float | str

VALUED: dict[str, dict[Value, str]] = {
    "MONTH": {
        1: "january jan januar jänner janvier enero ocak январь января январе يناير",
        2: "february feb februar février febrero şubat февраль февраля феврале فبراير شباط",
        3: "march mar märz mars marzo mart март марта марте مارس آذار",
        4: "april apr avril abril nisan апрель апреля апреле أبريل إبريل نيسان",
        5: "may mai mayo mayıs май мая мае مايو أيار",
        6: "june jun juni juin junio haziran июнь июня июне يونيو حزيران",
        7: "july jul juli juillet julio temmuz июль июля июле يوليو تموز",
        8: "august aug août agosto ağustos август августа августе أغسطس آب",
        9: "september sep sept septembre septiembre eylül сентябрь сентября сентябре سبتمبر أيلول",
        10: "october oct oktober okt octobre octubre ekim октябрь октября октябре أكتوبر",
        11: "november nov novembre noviembre kasım ноябрь ноября ноябре نوفمبر",
        12: "december dec dezember dez décembre diciembre aralık декабрь декабря декабре ديسمبر",
    },
    "WEEKDAY": {
        1: "monday mon montag lundi lunes pazartesi понедельник الاثنين الإثنين",
        2: "tuesday tue tues dienstag mardi martes salı вторник الثلاثاء",
        3: "wednesday wed mittwoch mercredi miércoles çarşamba среда среду الأربعاء",
        4: "thursday thu thur thurs donnerstag jeudi jueves perşembe четверг الخميس",
        5: "friday fri freitag vendredi viernes cuma пятница пятницу الجمعة",
        6: "saturday sat samstag sonnabend samedi sábado cumartesi суббота субботу السبت",
        7: "sunday sun sonntag dimanche domingo pazar воскресенье الأحد",
    },
    "WEEKDAYS": {
        1: "mondays",
        2: "tuesdays",
        3: "wednesdays",
        4: "thursdays",
        5: "fridays",
        6: "saturdays",
        7: "sundays",
    },
    "SEASON": {
        "SP": "spring springtime frühling frühjahr printemps primavera ilkbahar ilkbaharı bahar"
        " baharı весна весной весны весну الربيع",
        "SU": "summer summertime sommer été verano yaz yazı лето летом лета الصيف",
        "FA": "autumn fall herbst automne otoño sonbahar sonbaharı осень осенью осени الخريف",
        "WI": "winter wintertime hiver invierno kış kışı зима зимой зимы зиму الشتاء",
    },
    "SEASONS": {"SP": "springs", "SU": "summers", "FA": "autumns falls", "WI": "winters"},
    "DAYPART": {
        "MO": "morning vormittag matin mañana sabah sabahı утром утро утра صباح",
        "AF": "afternoon nachmittag tarde днём днем",
        "EV": "evening abend soir akşam akşamı вечером вечер вечера مساء",
        "NI": "night nighttime nacht nuit noche gece gecesi ночью ночь ночи ليلة",
    },
    "DAYPARTS": {"MO": "mornings", "AF": "afternoons", "EV": "evenings", "NI": "nights"},
    "DAWN": {"MO": "dawn daybreak sunrise predawn فجر", "EV": "dusk sunset nightfall"},
    "UNIT": {
        "TM": "minute min dakika минуту минута",
        "TH": "hour hr stunde heure hora saat час",
        "D": "day tag jour día gün день сутки يوم",
        "W": "week woche semaine semana hafta неделя неделе неделю أسبوع الأسبوع",
        "WE": "weekend wochenende",
        "FN": "fortnight",
        "M": "month monat mois mes ay месяц месяце شهر الشهر",
        "Q": "quarter quartal trimestre",
        "H": "semester",
        "Y": "year jahr année año yıl год году سنة عام العام السنة",
        "DE": "decade jahrzehnt décennie década",
        "CE": "century jahrhundert siècle siglo",
        "MI": "millennium",
    },
    "UNITS": {
        "TS": "seconds secs sekunden secondes segundos секунд секунды ثوان",
        "TM": "minutes mins minuten minutos минут минуты دقائق",
        "TH": "hours hrs stunden heures horas часа часов ساعات",
        "D": "days tage tagen jours días дня дней أيام",
        "W": "weeks wks wochen semaines semanas недели недель أسابيع",
        "WE": "weekends",
        "FN": "fortnights",
        "M": "months monate monaten meses месяца месяцев أشهر",
        "Q": "quarters",
        "Y": "years yrs jahre jahren ans années años года лет سنوات",
        "DE": "decades jahrzehnte jahrzehnten",
        "CE": "centuries",
        "MI": "millennia",
    },
    "SHIFT": {
        -2: "vorgestern позавчера",
        -1: "yesterday gestern hier ayer dün вчера أمس",
        0: "today heute aujourd'hui aujourd’hui hoy bugün сегодня اليوم",
        1: "tomorrow morgen demain yarın завтра غدا غداً",
        2: "übermorgen послезавтра",
    },
    "TONIGHT": {0: "tonight", -1: "overnight"},
    "STEP": {
        -1: "last final letzte letzten letzter letztes vergangene vergangenen vergangener geçen"
        " geçtiğimiz прошлой прошлом прошлый прошлую прошлого минувшей минувшее dernier dernière"
        " passé passée pasado pasada الماضي الماضية",
        0: "this current diese dieser diesen dieses cette bu этот эта эту этой этом этого هذا هذه",
        1: "next coming upcoming nächste nächsten nächster nächstes kommende kommenden gelecek"
        " önümüzdeki следующей следующем следующий следующую prochain prochaine próximo próxima"
        " المقبل المقبلة القادم القادمة",
    },
    "TOLD_STEP": {
        -1: "previous preceding prior",
        0: "that same",
        1: "following subsequent ensuing",
    },
    "SHADE": {"START": "early small wee", "MID": "mid", "END": "late"},
    "PIECE": {
        "START": "beginning start onset outset anfang début başında начале بداية",
        "MID": "middle midst mitte ortasında середине منتصف",
        "END": "end close conclusion ende fin sonunda конце نهاية",
    },
    "COMPARED": {"START": "earlier", "END": "later afterwards afterward"},
    "DIRECTION": {-1: "ago önce назад", 1: "hence sonra спустя"},
    "AGO_FIRST": {-1: "vor hace قبل"},
    "TIMES": {1: "once", 2: "twice", 3: "thrice"},
    "OFTEN": {
        "PT1H": "hourly",
        "P1D": "daily",
        "XXXX-XX-XXTNI": "nightly",
        "P1W": "weekly",
        "P2W": "fortnightly biweekly",
        "P1M": "monthly",
        "P3M": "quarterly",
        "P1Y": "annual annually yearly",
    },
    "LONG": {
        "P1D": "daylong",
        "P1W": "weeklong",
        "P1M": "monthlong",
        "P1Y": "yearlong",
        "PXD": "dayslong",
        "PXM": "monthslong",
        "PXY": "yearslong",
        "PXDE": "decadeslong",
    },
    "VAGUELY": {
        "PRESENT_REF": "now currently nowadays presently şimdi сейчас jetzt ahora الآن",
        "PAST_REF": "recently lately previously formerly недавно",
        "FUTURE_REF": "soon",
    },
    "TENSE": {"PRESENT_REF": "moment present", "FUTURE_REF": "future"},
    "DECADE": {
        2: "twenties",
        3: "thirties",
        4: "forties",
        5: "fifties",
        6: "sixties",
        7: "seventies",
        8: "eighties",
        9: "nineties",
        200: "noughties",
    },
    "NOON": {"12:00": "noon midday noontime mittag midi mediodía", "24:00": "midnight"},
    "ZONE": {
        "Z": "utc gmt z",
        "+01:00": "bst cet",
        "+02:00": "cest eet",
        "+03:00": "eest msk trt",
        "+09:00": "jst",
        "-04:00": "edt",
        "-05:00": "est cdt",
        "-06:00": "cst mdt",
        "-07:00": "mst pdt",
        "-08:00": "pst",
    },
    "NUMBER": {
        2: "zwei deux dos iki два две двух двое",
        3: "drei trois tres üç три трёх трех",
        4: "vier quatre cuatro dört четыре четырёх четырех",
        5: "fünf cinq cinco beş пять пяти",
        6: "sechs seis altı шесть шести",
        7: "sieben siete yedi семь семи",
        8: "acht huit ocho sekiz восемь восьми",
        9: "neun neuf nueve dokuz девять девяти",
        10: "zehn dix diez десять десяти",
    },
}
"""Words by kind and value. Units and parts of the year and the day have TIMEX3's letters, months
and weekdays their numbers; a STEP goes from the day of publication, a TOLD_STEP from a day that was
told before. Where a word stands twice the later line has it."""

PLAIN: dict[str, str] = {
    "PAST": "past",
    "RECENT": "recent",
    "THESE": "these",
    "THOSE": "those",
    "VAGUE": (
        "few several many multiple numerous some various dozens scores hundreds thousands handful"
        " einige mehrere quelques plusieurs varios varias birkaç несколько عدة بضعة"
    ),
    "EACH": f"{VOCABULARY['EACH']} jeder все alle",
    "OTHER_ONE": "other alternate",
    "BEFORE": "before",
    "AFTER": "after",
    "APPROX": (
        "nearly almost about around over under roughly approximately circa ca plus shortly"
        " exceeding odd maybe perhaps fast etwa rund около почти"
    ),
    "A": "a an ein eine einer einem une una un",
    "AND": "and und et y ve и و",
    "TO": "to or oder ou o или bis through",
    "HYPHEN": "- \u2010 \u2011 \u2013 \u2014 / &",
    "COUPLE": "couple",
    "HALF": "half",
    "PER": "per",
    "TIME": "time",
    "SPELL": "while spell moments generations",
    "ALL": "all",
    "HOLIDAY": VOCABULARY["HOLIDAY"],
    "TIMESWORD": "times mal fois veces kez раз",
    "OCLOCK": "o'clock o’clock uhr",
    "LENGTHY": "long",
    "ALONG": "near distant immediate foreseeable",
}
"""Words by kind, where the word makes no difference."""

JOINED: dict[str, tuple[str, Value]] = {
    "from now": ("DIRECTION", 1),
    "il y a": ("AGO_FIRST", -1),
    "long ago": ("VAGUELY", "PAST_REF"),
    "right now": ("VAGUELY", "PRESENT_REF"),
    "time being": ("VAGUELY", "PRESENT_REF"),
    "or so": ("APPROX", ""),
    "or more": ("APPROX", ""),
    "b . c": ("ERA", "BC"),
}
"""What several words mean together, with the kind and the value that they have."""

_SKIPPED_KINDS = (
    "THE OF ON PREPOSITION POSSESSIVE MEASURE FOCUS LOCAL DAY_WORD YEAR_WORD COMMA STOP"
)
_SKIPPED_WORDS = "’ ' \" “ ” « » ( ) [ ] ` : l d du au single ayında ayının"
_NOT_SKIPPED = table("opening closing fiscal academic")
SKIPPED = (
    table(_SKIPPED_WORDS).union(*(table(VOCABULARY[kind]) for kind in _SKIPPED_KINDS.split()))
    - _NOT_SKIPPED
)
"""What says nothing of its own in an expression of time."""
BESIDE_YEAR = table(VOCABULARY["YEAR_WORD"])
"""Words for a year that say nothing behind one: "1991 года"."""
BESIDE_WEEKDAY = table(VOCABULARY["DAY_WORD"])
"""Words for a day that say nothing beside one: "يوم الأحد"."""

_SHAPES = "ISO CLOCK ERA YEARS ORD DAY YEAR FEAST PERIOD SKIPPED OTHER"
KINDS = tuple(dict.fromkeys((*VALUED, *PLAIN, *_SHAPES.split())))
"""Every kind that a word, a number or a mark can be of; those with a shape rather than a spelling
are a DAY, a number up to 31, a YEAR of four figures, YEARS "2014-15", and a PERIOD "Q3"."""

_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def _ordinal(cardinal: str) -> str:
    """Return the ordinal of an English number word: "twelfth" for "twelve"."""
    regular = cardinal[:-1] + "ieth" if cardinal.endswith("y") else cardinal + "th"
    return _IRREGULAR.get(cardinal, regular)


_AMOUNTS = (*range(1, 21), *range(30, 100, 10), 100, 1_000, 1_000_000, 12)
"""What the words of `CARDINALS` are worth, in its order."""
_CARDINALS = dict(zip(CARDINALS.split(), _AMOUNTS, strict=True))

WORDS: dict[str, tuple[str, Value]] = {
    **dict.fromkeys(SKIPPED, ("SKIPPED", "")),
    **{_ordinal(word): ("ORD", amount) for word, amount in _CARDINALS.items()},
    **{word: ("NUMBER", amount) for word, amount in _CARDINALS.items()},
    **{word: (kind, "") for kind, words in PLAIN.items() for word in words.split()},
    **{
        word: (kind, value)
        for kind, by_value in VALUED.items()
        for value, words in by_value.items()
        for word in words.split()
    },
}
"""The kind and the value of each word, by its small letters."""
