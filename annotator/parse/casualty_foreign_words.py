"""How words begin that say what became of people in languages other than English.

A run is written with spaces, runs with semicolons between; each of its words need only begin so.
"""

from collections.abc import Mapping

from annotator.find.shared_words import table

STEMS: Mapping[str, Mapping[str, str]] = {
    "tr": {
        "killed": (
            "ölü; öldü; öldür; ölen; ölüm; ölmedi; ölmemiş; şehit; hayatını kaybe; hayatını kayıp;"
            " yaşamını yitir; can kayb; can ver; katled; idam ed; vefat"
        ),
        "injured": "yaral; sakat",
        "missing": "kayıp; kaybol; kendilerinden haber",
        "captured": "kaçırıl; kaçırd; esir; rehin; gözaltı; tutukla; alıkon; alıkoy",
        "displaced": "yerinden; yerlerinden; tahliye; evsiz; göç; mülteci; sığınmacı",
    },
    "ru": {
        "killed": (
            "погиб; убит; убил; убий; умер; умира; скончал; казн; расстрел; мертв; мёртв; труп;"
            " смерт; гибел; утонул; застрел; тела"
        ),
        "injured": "ранен; ранил; пострада; травм; контуж; госпитализ; получили ран",
        "missing": "пропал; пропавш; без вести; исчез",
        "captured": "похи; в плен; пленн; плену; захва; задерж; арест; залож",
        "displaced": "перемещ; эваку; бежен; бежал; покинул",
        "unspecified": "жертв; потер",
    },
    "ar": {
        "killed": (
            "قتل; مقتل; قتيل; استشهد; شهيد; شهداء; وفاة; توفي; مات; لقي; لقوا; مصرع; اغتيل; اغتيال;"
            " أعدم; إعدام; قضى"
        ),
        "injured": "أصيب; إصاب; اصيب; اصاب; جرح; جريح; مصاب",
        "missing": "مفقود; فقد; فقدان; اختف",
        "captured": "خطف; اختطف; أسر; أسير; احتجز; اعتقل; رهين; رهائن; اعتقال; اختطاف; احتجاز",
        "displaced": "نزح; نازح; نزوح; شرد; تشريد; تهجير; لاجئ; شردوا",
        "unspecified": "ضحايا; ضحية",
    },
    "de": {
        "killed": (
            "getötet; töte; tote; tot; ermordet; erschoss; gestorben; starb; todesopfer;"
            " hingericht; ums leben; kamen um; umgekommen; ertrunken; leichen"
        ),
        "injured": "verletz; verwund",
        "missing": "vermisst",
        "captured": "entführ; gefangen; festgenommen; geisel; verhaftet",
        "displaced": "vertrieben; geflohen; flohen; flüchtling; evakuiert; obdachlos",
        "unspecified": "opfer",
    },
    "fr": {
        "killed": (
            "tué; tués; tuée; tuant; tuer; tuent; mort; décéd; décès; assassin; exécut; abattu;"
            " ont péri; noyé"
        ),
        "injured": "bless",
        "missing": "dispar; portés disparus",
        "captured": "enlev; captur; otage; arrêt; détenu; prisonnier; kidnapp",
        "displaced": "déplac; évacu; réfugi; ont fui; sans abri",
        "unspecified": "victime",
    },
    "es": {
        "killed": (
            "muert; murier; murió; mueren; muere; asesin; matar; mató; matan; falleci; ejecut;"
            " ahogad; perdieron la vida"
        ),
        "injured": "herid; lesionad; hirier; hirió",
        "missing": "desaparec; desaparic",
        "captured": "secuestr; captur; rehen; rehén; deteni; prisioner",
        "displaced": "desplazad; evacuad; huyero; refugiad",
        "unspecified": "víctima",
    },
}
"""By language and effect."""

DENIALS: Mapping[str, frozenset[str]] = {
    "tr": table("ölmedi ölmemiş yaralanmadı yaralanmamış yok olmadı yaşanmadı"),
    "ru": table("не нет никто никого без"),
    "ar": table("لم دون بدون"),
    "de": table("nicht niemand keine ohne"),
    "fr": table("aucun aucune sans"),
    "es": table("sin ningún ninguna nadie"),
}
"""Words of a phrase without number that make it say that nobody came to harm."""

SINGLES: Mapping[str, frozenset[str]] = {
    "ru": table(
        "погиб погибла убит убита ранен ранена похищен похищена пропал пропала умер умерла"
        " скончался скончалась пострадал пострадала задержан задержана"
    ),
    "ar": table("جندي شخص طفل طفلة رجل امرأة مدني شرطي صحفي صحافي فلسطيني فتى فتاة"),
}
"""Words that tell of one person where no number does: verbs and nouns in the singular."""

JOINING = table("ve и و und et y e , ile")
"""What stands in front of a number that is added to the one before it."""
AGES = ("yaş", "лет", "год", "عام", "عاما", "jahr", "jährig", "ans", "año")
"""How words begin that make the number in front of them an age."""
