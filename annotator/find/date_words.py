"""The words and marks that expressions of time are made of, by what they do in one.

`VOCABULARY` names a kind and its words, in small letters; a kind serves several languages as long
as no word of one is an everyday word of another. `FAMILIES` are kinds that the grammar of `date`
treats alike. What has a shape rather than a spelling, as numbers and clock times, is in `SHAPES`.

To teach it another language, add its words here; the grammar knows kinds only.
"""

from annotator.core.patterns import pattern
from annotator.find.shared_words import (
    CARDINALS,
    FOREIGN_CARDINALS,
    MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
    table,
)

VOCABULARY: dict[str, str] = {
    "MONTH": (
        f"{MONTHS} januar februar märz juni juli oktober dezember"
        " janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
        " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
        " ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"
        " январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
        " января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
        " январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"
        " يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
        " شباط آذار نيسان أيار حزيران تموز آب أيلول"
    ),
    "MAYBE_MONTH": f"may {SHORT_MONTHS}",
    "WEEKDAY": (
        f"{WEEKDAYS} mondays tuesdays wednesdays thursdays fridays saturdays sundays"
        " montag dienstag mittwoch donnerstag freitag samstag sonntag"
        " lundi mardi mercredi jeudi vendredi samedi dimanche"
        " lunes martes miércoles jueves viernes sábado domingo"
        " pazartesi salı çarşamba perşembe cuma cumartesi pazar"
        " понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье"
        " الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
    ),
    "MAYBE_WEEKDAY": "mon tue tues wed thu thur thurs fri sat sun",
    "DAY_WORD": "günü gününde يوم",
    "HOLY": "good black bloody holy ash palm",
    "HOLIDAY": (
        "thanksgiving christmas easter ramadan hanukkah passover nowruz newroz halloween eid"
        " weihnachten ostern noël navidad ramazan рождество пасха رمضان"
    ),
    "RELATIVE": (
        "today yesterday tomorrow tonight gestern heute aujourd'hui aujourd’hui ayer hoy dün bugün"
        " yarın вчера сегодня завтра позавчера послезавтра أمس اليوم غدا غداً"
    ),
    "VAGUE": "recently currently nowadays overnight now then soon lately previously formerly later",
    "LENGTHY": "daylong weeklong monthlong yearlong monthslong yearslong dayslong decadeslong",
    "WEEKEND": "weekend wochenende",
    "SINGLE_UNIT": (
        "minute hour day week month year decade century millennium fortnight"
        " tag woche monat jahr stunde jahrzehnt semaine mois année jour heure semana mes año hora"
        " gün hafta ay yıl saat неделя неделе неделю месяц месяце год году день час сутки"
        " أسبوع شهر سنة عام الأسبوع الشهر العام السنة"
    ),
    "UNITS": (
        "seconds minutes hours days weeks weekends weekdays months years decades centuries"
        " millennia fortnights nights evenings mornings quarters generations hrs mins yrs"
        " tage tagen wochen monate monaten jahre jahren stunden minuten"
        " semaines années jours heures ans semanas meses años días horas minutos"
        " недели недель месяца месяцев года лет дня дней часа часов минут минуты"
        " أيام أسابيع أشهر سنوات ساعات دقائق"
    ),
    "QUARTER": "quarter",
    "PERIOD": "period season semester",
    "OCCASION": (
        "time times moment while phase era term stretch date anniversary deadline future history"
    ),
    "PART_OF_DAY": (
        "morning afternoon evening night nighttime daytime dawn dusk sunrise sunset"
        " abend nacht nachmittag matin soir nuit noche sabah sabahı akşam akşamı gece gecesi"
        " утром вечером ночью днём днем утро вечер ночь صباح مساء فجر ليلة"
    ),
    "SEASON": "summer winter autumn summers winters sommer herbst hiver automne verano invierno"
    " otoño yaz лето летом зимой осенью весной осень весна зима الصيف الشتاء",
    "MAYBE_SEASON": "spring fall",
    "NOON": "noon midday midnight noontime",
    "PART": "end start beginning middle eve rest close turn outset conclusion onset ende",
    "HALF": "half",
    "FIRST": (
        "first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
        " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth second"
    ),
    "CARDINAL": (f"{CARDINALS} {FOREIGN_CARDINALS} двух трёх трех"),
    "FEW": "few couple handful",
    "SEVERAL": (
        "several many multiple numerous countless some various umpteen einige mehrere quelques"
        " plusieurs varios varias birkaç несколько عدة بضعة"
    ),
    "MANY": "dozens scores hundreds thousands tens",
    "MEASURE": (
        "opening closing consecutive straight successive full whole entire more further additional"
        " extra other working trading business calendar solid short plus mere odd academic fiscal"
        " tense difficult bloody crucial critical deadly turbulent"
    ),
    "LAST": "last past",
    "FOLLOWING": "following preceding ensuing intervening",
    "NEXT": (
        "next previous coming upcoming recent current prior another final latest"
        " present"
        " letzte letzten letzter letztes nächste nächsten nächster nächstes vergangene vergangenen"
        " vergangener geçen gelecek geçtiğimiz önümüzdeki"
        " прошлой прошлом прошлый прошлую следующей следующем следующий следующую"
        " próximo próxima último última"
    ),
    "SAME": "same",
    "AFTERMOST": (
        "dernier dernière prochain prochaine passé passée pasado pasada próximo próxima"
        " الماضي الماضية المقبل المقبلة القادم القادمة"
    ),
    "THIS": "this these those diese dieser diesen dieses cette bu этот эта эту этой этом هذا هذه",
    "THAT": "that",
    "EACH": "each every jeden jede chaque cada каждый каждую каждое كل",
    "EARLY": "early late mid anfang ende başında sonunda начале конце середине",
    "EARLIER": "earlier later",
    "AGO": "ago hence önce sonra назад спустя",
    "BEFORE": "before after afterwards afterward thereafter",
    "YEAR_WORD": "года году год г yılı yılında yılının",
    "NEARLY": "nearly almost about around over under roughly approximately",
    "FOCUS": "just only merely barely exactly precisely even very",
    "LONG": "long",
    "OLD": "old aged age",
    "TIMES": "once twice times",
    "A": "a an",
    "PER": "per pro",
    "THE": "the le la les el los las der die das den dem il lo",
    "POSSESSIVE": "its his her their our my your",
    "OF": "of de del du von des",
    "ON": "on in at um à en",
    "PREPOSITION": (
        "since by until till from during through throughout for within between"
        " into as towards toward under starting ending beginning seit bis depuis pendant desde"
        " hasta в с до к по на во со около في منذ حتى"
    ),
    "AND": "and or to und oder et ou y ve veya и или و أو",
    "ROW": "row succession",
    "OCLOCK": "o'clock o’clock uhr",
    "LOCAL": "local eastern central pacific standard",
    "COMMA": ", ،",
    "HYPHEN": "- \u2010 \u2011 \u2013",
    "SLASH": "/",
    "STOP": ".",
    "MONEY": "$ € £ ₺ ₽ ¥ us$",
}
"""Words by kind. Where a word stands twice the later kind has it."""

_CAPITALISED = (
    "march may august mart mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug"
    " sep sept oct nov dec ocak nisan ekim kasım aralık pazar salı cuma eid easter ende abend tag"
    " nacht good black bloody holy ash palm"
)
CAPITALISED = table(_CAPITALISED)
"""Words that are of their kind only with a capital: "March" is, "a march" is not."""

SMALL = frozenset({"mars"})
"""Words that are of their kind only without one: French "mars" is, the planet is not."""

FAMILIES: dict[str, str] = {
    "UNIT": "SINGLE_UNIT WEEKEND",
    "COUNT": "DAY NUMBER CARDINAL OLD_YEAR",
    "ANY_HALF": "HALF PART",
    "ANY_MONTH": "MONTH MAYBE_MONTH",
    "ANY_WEEKDAY": "WEEKDAY MAYBE_WEEKDAY",
    "ANY_SEASON": "SEASON MAYBE_SEASON",
    "ANY_YEAR": "YEAR YEARS",
    "ORDER": "ORDINAL FIRST",
    "CLOSE": "COMMA STOP MARK AND",
    "LEADS_IN": "PREPOSITION ON BEFORE OF NEARLY FOCUS THE AND POSSESSIVE",
}
"""Kinds that the grammar names together."""

SHAPES: dict[str, str] = {
    "ISO": (
        r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![-\d])"
        r"|\d{1,2}(?<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![-./]?\d)"
    ),
    "CLOCK": (
        r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d){0,2}[ \u00a0\u202f]?(?i:[ap]\.[ ]?m\.?|[ap]m\b)"
        r"|(?:[01]?\d|2[0-3])(?::[0-5]\d){1,2}(?![:\d])(?:[ ]?hrs)?|(?:[01]?\d|2[0-3])h[0-5]\d"
        r"|(?:[01]\d|2[0-3])[0-5]\d(?=[ ]?(?:UTC|GMT|Z\b|hours\b|hrs\b))"
    ),
    "ERA": r"BCE?|CE|AD|B\.C\.(?:E\.)?|A\.D\.",
    "ZONE": (
        r"(?<zone>(?:UTC|GMT)(?:[ ]?[-+\u2212][ ]?\d{1,2}(?::\d\d)?)?|[ECMPB][SDE]?T|MSK|CES?T|Z)\b"
        r"|\((?&zone)\)|(?i:(?:hours|hrs)\b(?=[ ](?:UTC|GMT|local)))"
    ),
    "DECADE": r"['’‘]?(?:1\d|20)?\d0['’]?s\b",
    "ORDINAL": r"\d+(?:st|nd|rd|th|er)\b",
    "YEARS": r"(?:1\d|20)\d\d[-\u2013/](?:(?:1\d|20)\d\d|\d\d)(?![-\u2013\d])",
    "NUMBER": r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?",
    "MONTH": r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.",
    "WEEKDAY": r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.",
    "NEARLY": (
        r"(?i:at least|at most|more than|less than|fewer than|up to|as (?:many|long|much|little) as"
        r"|no (?:more|less|longer|fewer) than|close to|(?:just|well|a little) (?:over|under))"
    ),
    "WORD": r"(?i:aujourd['’]hui|o['’]clock|us\$)|\p{L}[\p{L}\p{M}]*",
}
"""What is known by its shape, tried in this order: the shape is the kind, or refined later."""

# A token never ends inside a word; whatever else is written together is one unknown token.
TOKEN = pattern(
    "(?:"
    + "|".join(f"(?P<{name}>{source})" for name, source in SHAPES.items())
    + r")(?![\p{L}\p{M}\p{N}\p{Pc}\p{Cf}])"
    r"|(?P<SUFFIX>(?<=[\p{L}\p{N}])['’](?:\p{Ll}{1,4}(?![\p{L}\p{M}])|(?!\p{L})(?<=s['’])))"
    r"|(?P<ELISION>(?i:l|d)['’](?=\p{L}))"
    r"|(?P<RUN>[\p{L}\p{M}\p{N}\p{Pc}\p{Cf}]+)|(?P<MARK>\S)"
)
"""The next thing in a passage that is not white space; its group names the shape."""

_OTHERS = ("DAY", "YEAR", "OLD_YEAR", "SUFFIX", "ELISION", "OTHER", "NAME", "RUN", "MARK")
LETTERS: dict[str, str] = {
    name: chr(0x100 + index)
    for index, name in enumerate(dict.fromkeys((*VOCABULARY, *SHAPES, *_OTHERS)))
}
"""The letter that stands for each kind where a passage is spelt in kinds."""

KINDS: dict[str, str] = {
    word: LETTERS[name] for name, words in VOCABULARY.items() for word in words.split()
}
"""The letter of each word's kind."""
