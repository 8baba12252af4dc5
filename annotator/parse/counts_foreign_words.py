"""The words that numbers of people are made of in languages other than English.

As far as the casualty finder reads a language, which is numbers in plain sentences: Turkish,
Russian and Arabic with the words around numbers, German, French and Spanish more briefly.
`counts_words` says what the roles mean.
"""

from annotator.parse.counts_words import Vocabulary, numbered

_TURKISH_UNITS = ("bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TURKISH_TENS = ("on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
TURKISH = Vocabulary(
    numbers={
        f"{ten}{unit}": 10 * tens + units
        for tens, ten in enumerate(_TURKISH_TENS, 1)
        for units, unit in enumerate(_TURKISH_UNITS, 1)
    }
    | numbered(
        {
            **{1: "bir biri birini", 2: "iki ikisi ikisini ikiden", 3: "üç üçü üçünü üçten"},
            **{4: "dört dördü dördünü dörtten", 5: "beş beşi beşini beşten"},
            **{6: "altı altısı altısını altıdan", 7: "yedi yedisi yedisini yediden"},
            **{8: "sekiz sekizi sekizini sekizden", 9: "dokuz dokuzu dokuzunu dokuzdan"},
            **{10: "on", 20: "yirmi yirmisi yirmiden", 30: "otuz otuzu otuzdan"},
            **{40: "kırk kırkı kırktan", 50: "elli ellisi elliden", 60: "altmış altmışı altmıştan"},
            **{70: "yetmiş yetmişi yetmişten", 80: "seksen sekseni seksenden"},
            90: "doksan doksanı doksandan",
        }
    ),
    scales=numbered(
        {100: "yüz yüzü yüzden", 1000: "bin bini binden", 10**6: "milyon milyondan", 12: "düzine"}
    ),
    bare="yüz yüzü yüzden bin bini binden",
    roles={
        "least": "en az; en azından; asgari",
        "most": "en fazla; en çok; azami",
        "about": "yaklaşık; yaklaşık olarak; tahminen; takriben; neredeyse",
        "above": "fazla; fazlası; aşkın; çok",
        "beneath": "az; azı",
        "or fewer": "'a kadar; 'e kadar; 'ya kadar; 'ye kadar; ’a kadar; ’e kadar",
        "or so": "civarında; kadar; dolayında; küsur",
        "vague": (
            "onlarca; yüzlerce; binlerce; on binlerce; yüz binlerce; milyonlarca; birçok; birkaç;"
            " bazı; çok sayıda; pek çok; sayısız; bir dizi; bir grup; bir kısmı; çoğu"
        ),
        "none": "hiç kimse; kimse; hiçbir; hiçbiri; hiç",
        "to": "ila; ile",
        "or": "veya; ya da",
        "but": ",; hatta; belki",
    },
)

RUSSIAN = Vocabulary(
    numbers=numbered(
        {
            **{1: "один одна одно одного одну одной одним", 2: "два две двух двое двоих двумя"},
            **{3: "три трех трёх трое троих тремя", 4: "четыре четырех четырёх четверо четверых"},
            **{5: "пять пяти пятеро пятерых", 6: "шесть шести шестеро шестерых"},
            **{7: "семь семи семеро семерых", 8: "восемь восьми восьмеро восьмерых"},
            **{9: "девять девяти девятеро", 10: "десять десяти десятеро", 11: "одиннадцать"},
            **{12: "двенадцать двенадцати", 13: "тринадцать тринадцати", 14: "четырнадцать"},
            **{15: "пятнадцать пятнадцати", 16: "шестнадцать", 17: "семнадцать"},
            **{18: "восемнадцать", 19: "девятнадцать", 20: "двадцать двадцати"},
            **{30: "тридцать тридцати", 40: "сорок сорока", 50: "пятьдесят пятидесяти"},
            **{60: "шестьдесят шестидесяти", 70: "семьдесят семидесяти"},
            **{80: "восемьдесят восьмидесяти", 90: "девяносто девяноста", 100: "сто ста"},
            **{200: "двести двухсот", 300: "триста трехсот трёхсот", 400: "четыреста четырехсот"},
            **{500: "пятьсот пятисот", 600: "шестьсот шестисот", 700: "семьсот семисот"},
            **{800: "восемьсот восьмисот", 900: "девятьсот девятисот"},
        }
    )
    | numbered({2: "оба обе обоих"}),
    scales=numbered(
        {1000: "тысяча тысячи тысяч тысячу тыс", 10**6: "миллион миллиона миллионов млн"}
    ),
    bare="тысяча тысячу миллион",
    roles={
        "least": (
            "не менее; не меньше; по меньшей мере; как минимум; минимум; по крайней мере;"
            " не менее чем"
        ),
        "more": "более; больше; свыше; более чем; больше чем",
        "most": "до; не более; не больше; максимум; вплоть до; не более чем",
        "fewer": "менее; меньше; менее чем; меньше чем",
        "about": "около; примерно; приблизительно; порядка; почти; ориентировочно",
        "maybe": "возможно; вероятно",
        "or so": "с лишним",
        "or more": "и более; или более; и больше",
        "vague": (
            "десятки; десятков; сотни; сотен; тысячи; тысяч; миллионы; десятки тысяч; сотни тысяч;"
            " несколько; нескольких; несколько десятков; несколько сотен; несколько тысяч; многие;"
            " многих; много; множество; ряд; некоторые; большинство; часть"
        ),
        "none": "никто; никого; ни один; ни одного; ни одна; нет; без; не было",
        "between": "от; между",
        "and": "и",
        "to": "до",
        "or": "или",
        "but": ",; и; а",
    },
)

_ARABIC_STEMS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان ثماني", 9: "تسع"}
ARABIC = Vocabulary(
    numbers=numbered(
        {
            1: "واحد واحدة إحدى",
            2: (
                "اثنان اثنين اثنتان اثنتين إثنين اثنا اثنتا جنديان جنديين شخصان شخصين"
                " طفلان طفلين طفلتان طفلتين رجلان"
                " رجلين امرأتان امرأتين قتيلان قتيلين جريحان جريحين مدنيان شرطيان"
                " صحفيان صحافيان فلسطينيان عنصران مقاتلان شقيقان شقيقين شابان شابين"
            ),
            **{10: "عشرة عشر", 20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "أربعون أربعين"},
            **{50: "خمسون خمسين", 60: "ستون ستين", 70: "سبعون سبعين", 80: "ثمانون ثمانين"},
            **{90: "تسعون تسعين", 200: "مئتان مئتين مئتي مائتان مائتين مائتي"},
            **{
                value: " ".join(stem + ending for stem in stems.split() for ending in ("", "ة"))
                for value, stems in _ARABIC_STEMS.items()
            },
            **{
                value * 100: " ".join(f"{stems.split()[0]}{hundred}" for hundred in ("مئة", "مائة"))
                for value, stems in _ARABIC_STEMS.items()
            },
        }
    ),
    scales=numbered({100: "مئة مائة", 1000: "ألف آلاف ألفا", 10**6: "مليون ملايين"}),
    bare="مئة مائة ألف مليون",
    joins_tens=True,
    units_first=True,
    roles={
        "least": "ما لا يقل عن; لا يقل عن; على الأقل; على الاقل",
        "more": "أكثر من; ما يزيد على; ما يزيد عن; يزيد عن; يزيد على; فوق",
        "most": "ما يصل إلى; لا يزيد عن; لا يزيد على",
        "fewer": "أقل من",
        "about": "نحو; حوالي; حوالى; قرابة; زهاء; ما يقرب من; ما يقارب; تقريبا",
        "or more": "على الأقل; على الاقل; أو أكثر",
        "or so": "تقريبا",
        "vague": (
            "عشرات; مئات; آلاف; ملايين; عشرات الآلاف; مئات الآلاف; عدة; عدد من; عدد; العديد من;"
            " بضعة; بعض; كثير من; العشرات; المئات; الآلاف"
        ),
        "none": "لا أحد; دون; بدون; من دون",
        "between": "بين; ما بين; من",
        "and": "و",
        "to": "إلى",
        "or": "أو",
    },
)

_GERMAN_UNITS = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_GERMAN_TENS = (
    "zwanzig",
    "dreißig",
    "vierzig",
    "fünfzig",
    "sechzig",
    "siebzig",
    "achtzig",
    "neunzig",
)
GERMAN = Vocabulary(
    numbers={
        **{word: value for value, word in enumerate(_GERMAN_UNITS, 1)},
        **dict.fromkeys(("eine", "einen", "einem", "einer", "eines", "eins"), 1),
        **numbered({10: "zehn", 11: "elf", 12: "zwölf", 13: "dreizehn", 14: "vierzehn"}),
        **numbered({15: "fünfzehn", 16: "sechzehn", 17: "siebzehn", 18: "achtzehn"}),
        **numbered({19: "neunzehn", 2: "beide beiden zwei"}),
        **{word: value for value, word in zip(range(20, 100, 10), _GERMAN_TENS, strict=True)},
        **{
            f"{unit}und{ten}": tens + units
            for tens, ten in zip(range(20, 100, 10), _GERMAN_TENS, strict=True)
            for units, unit in enumerate(_GERMAN_UNITS, 1)
        },
        **{f"{unit}hundert": value * 100 for value, unit in enumerate(_GERMAN_UNITS, 1)},
    },
    scales=numbered({100: "hundert", 1000: "tausend", 10**6: "million millionen", 12: "dutzend"}),
    bare="hundert tausend dutzend",
    roles={
        "least": "mindestens; wenigstens; nicht weniger als; zumindest",
        "more": "mehr als; über",
        "most": "bis zu; höchstens; maximal; nicht mehr als",
        "fewer": "weniger als; unter",
        "about": "etwa; rund; ungefähr; circa; ca; fast; knapp; schätzungsweise; gut; nahezu",
        "maybe": "vielleicht; möglicherweise",
        "or more": "oder mehr",
        "vague": (
            "dutzende; hunderte; tausende; zehntausende; hunderttausende; mehrere; einige; viele;"
            " zahlreiche; etliche; dutzenden; hunderten; tausenden; ein paar; eine gruppe"
        ),
        "none": "keine; kein; keiner; keinen; niemand; niemanden; ohne",
        "between": "zwischen; von",
        "and": "und",
        "to": "bis",
        "or": "oder",
    },
)

FRENCH = Vocabulary(
    numbers=numbered(
        {
            **{1: "un une", 2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 7: "sept"},
            **{8: "huit", 9: "neuf", 10: "dix", 11: "onze", 12: "douze", 13: "treize"},
            **{14: "quatorze", 15: "quinze", 16: "seize", 20: "vingt", 30: "trente"},
            **{40: "quarante", 50: "cinquante", 60: "soixante", 70: "septante", 90: "nonante"},
        }
    ),
    scales=numbered({100: "cent cents", 1000: "mille", 10**6: "million millions", 12: "douzaine"}),
    bare="cent mille",
    joins_tens=True,
    roles={
        "least": "au moins; pas moins de; au minimum",
        "more": "plus de; plus d",
        "most": "jusqu'à; jusqu’à; au plus; au maximum; pas plus de",
        "fewer": "moins de",
        "about": "environ; près de; quelque; autour de; presque",
        "or more": "ou plus; au moins",
        "vague": (
            "dizaines; centaines; milliers; des dizaines; des centaines; des milliers; plusieurs;"
            " quelques; de nombreux; de nombreuses; une dizaine; une vingtaine; une trentaine;"
            " une quarantaine; une cinquantaine; une centaine; un millier; un groupe; certains"
        ),
        "none": "aucun; aucune; sans; pas de; nul",
        "between": "entre; de",
        "and": "et",
        "to": "à",
        "or": "ou",
    },
)

SPANISH = Vocabulary(
    numbers=numbered(
        {
            **{1: "un una uno", 2: "dos ambos", 3: "tres", 4: "cuatro", 5: "cinco", 6: "seis"},
            **{7: "siete", 8: "ocho", 9: "nueve", 10: "diez", 11: "once", 12: "doce", 13: "trece"},
            **{14: "catorce", 15: "quince", 16: "dieciséis", 17: "diecisiete", 18: "dieciocho"},
            **{19: "diecinueve", 20: "veinte", 21: "veintiuno veintiún veintiuna", 22: "veintidós"},
            **{23: "veintitrés", 24: "veinticuatro", 25: "veinticinco", 26: "veintiséis"},
            **{27: "veintisiete", 28: "veintiocho", 29: "veintinueve", 30: "treinta"},
            **{40: "cuarenta", 50: "cincuenta", 60: "sesenta", 70: "setenta", 80: "ochenta"},
            **{90: "noventa", 100: "cien ciento", 200: "doscientos doscientas"},
            **{300: "trescientos trescientas", 400: "cuatrocientos", 500: "quinientos quinientas"},
            **{600: "seiscientos", 700: "setecientos", 800: "ochocientos", 900: "novecientos"},
        }
    ),
    scales=numbered({1000: "mil", 10**6: "millón millones", 12: "docena"}),
    bare="mil",
    joins_tens=True,
    roles={
        "least": "al menos; por lo menos; no menos de; como mínimo",
        "more": "más de",
        "most": "hasta; como máximo; a lo sumo; no más de",
        "fewer": "menos de",
        "about": "unos; unas; cerca de; aproximadamente; alrededor de; casi",
        "or more": "o más; al menos",
        "vague": (
            "decenas; docenas; cientos; miles; centenares; millares; varios; varias; algunos;"
            " algunas; muchos; muchas; numerosos; numerosas; una decena; una veintena; un centenar;"
            " un grupo"
        ),
        "none": "ningún; ninguna; ninguno; nadie; sin; no hay; no hubo",
        "between": "entre; de",
        "and": "y",
        "to": "a",
        "or": "o",
    },
)
