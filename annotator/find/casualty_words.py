"""The vocabulary of the casualty finder, and how a passage is read as a string of letters.

The rules of `casualty` are patterns over a string with one letter for each word and mark. `_TAGS`
says which letter a word gets, `_RUNS` what runs of words get together, and the endings what a word
gets that no table knows. To teach the finder a word, add it to its letter's line. The letters:

* `a` a, an; `D` those; `d` other determiners; `#` number, as in "the number of"
* `n` a number or what serves as one, `q` what qualifies it in front and `m` behind
* `h` a person, `H` people; `P` pronouns; `C` capitalised; `s` possessive; `j` in -ed, `I` in -ing;
  `w` any other word
* `k` killed and its like, `K` their other forms; `f`, `F` shot, seized and what else may happen to
  things; `G` taken, held; `i` died; `e` dead, missing; `E` hostage, which becomes `h` or `e`
* `N` death; `T` toll; `L` lives
* `b` to be, `x` other auxiliaries, `v` other verbs, `l` to claim a life, `r` adverbs
* `o` of; `z` to; `y` from and among; `p` other prepositions; `Q` about, over: one of `p` and `q`
* `W` who and that; `c` conjunctions; `&` and, or; `g` including
* `t` times, with `M` months and `Y` years, which become it; `u` units
* `,` and `-` are themselves, `"` a quotation mark, `/` whatever ends a clause
"""

from functools import lru_cache
from typing import NamedTuple

from annotator.core.orthography import takes_stop
from annotator.core.patterns import pattern
from annotator.find.passages import tokens


class Letters(NamedTuple):
    """A passage as letters: `places[i]` is where in it, in code points, `letters[i]` stands."""

    letters: str
    places: tuple[tuple[int, int], ...]


def _listed(lines: dict[str, str]) -> dict[str, str]:
    return {word: letter for letter, line in lines.items() for word in line.split()}


def _conjugated(verbs: str, past: str, other: str) -> dict[str, str]:
    """Return the forms of regular verbs: those in -ed get the letter `past`."""
    found: dict[str, str] = {}
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
        found |= {verb: other, third: other, stem + "ing": other, stem + "ed": past}
    return found


_NUMBERS = _listed(
    {
        "n": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy"
        " eighty ninety hundred thousand million billion dozen"
    }
)
_MONTHS = _listed(
    {
        "M": "january february march april may june july august september october november"
        " december jan feb mar apr jun jul aug sep sept oct nov dec"
    }
)
_PEOPLE = (
    "person man woman child wife baby boy girl kid infant toddler teen youth adult elder minor"
    " newborn civilian resident villager citizen inhabitant local passer-by bystander pedestrian"
    " onlooker soldier troop guard militant fighter gunman rebel insurgent terrorist jihadist"
    " extremist guerrilla combatant commander commando leader chief general colonel major captain"
    " officer lieutenant sergeant corporal admiral private conscript recruit reservist veteran"
    " marine airman pilot sailor sniper bomber attacker assailant suspect criminal prisoner"
    " detainee inmate refugee migrant member official minister president mayor"
    " governor ambassador diplomat envoy politician lawmaker deputy senator judge lawyer activist"
    " protester protestor demonstrator marcher voter supporter journalist reporter photographer"
    " correspondent doctor nurse medic paramedic patient rescuer firefighter volunteer worker"
    " employee contractor engineer driver farmer shepherd herder trader shopkeeper vendor merchant"
    " teacher student pupil schoolgirl schoolboy priest imam cleric pastor bishop monk nun pilgrim"
    " worshipper worshiper mourner tourist traveller traveler passenger commuter motorist"
    " peacekeeper observer monitor inspector bodyguard escort interpreter translator miner father"
    " mother son daughter brother sister husband parent grandfather grandmother uncle aunt cousin"
    " nephew niece relative couple spouse widow orphan neighbour neighbor friend colleague comrade"
    " victim foreigner national expatriate figure american briton operative agent spy informant"
    " mercenary separatist loyalist islamist warlord defender occupant evacuee survivor player"
    " athlete astronaut cook cleaner scientist"
)
_GROUPS = (
    "hostages prisoners captives people persons men women children babies wives families family"
    " spies crew crews forces police youths clergy staff personnel militia militias army"
    " infantry leadership humans tribe tribes minority minorities passers-by ladies gentlemen"
    " everyone everybody anyone anybody someone somebody nobody no-one militiamen"
)

_TAGS: dict[str, str] = {
    **dict.fromkeys(_PEOPLE.split(), "h"),
    **{f"{word}s": "H" for word in _PEOPLE.split()},
    **dict.fromkeys(_GROUPS.split(), "H"),
    **_NUMBERS,
    **_conjugated(
        "kill murder slaughter massacre behead assassinate maim harm lynch butcher martyr wound"
        " injure decapitate electrocute hospitalise hospitalize displace uproot enslave",
        "k",
        "K",
    ),
    **_conjugated(
        "execute capture abduct detain seize arrest hang strangle poison neutralise eliminate"
        " neutralize liquidate burn hack bludgeon crush",
        "f",
        "F",
    ),
    **_conjugated("perish drown succumb suffocate", "i", "i"),
    **_conjugated(
        "report confirm announce add warn state declare accuse blame condemn cause inflict suffer"
        " sustain avoid minimise minimize prevent include follow mourn mark open attack target"
        " explode continue call vow urge want need help seem appear launch fire shell bomb raid"
        " storm destroy damage demand order reach pass rise reject result believe fear presume"
        " think know list ask force regret involve return allege feel happen expect hope try",
        "v",
        "v",
    ),
    **_listed(
        {
            "a": "a an",
            "d": "the this these his her their its our my your each every both any some all such",
            "D": "those",
            "n": "no none another several many few numerous countless multiple dozens scores"
            " hundreds thousands tens millions half handful more fewer untold zero",
            "q": "estimated nearly almost approximately roughly only just exactly further"
            " additional between",
            "Q": "about around over under above",
            "k": "slain hurt",
            "K": "slay slays slaying hurts hurting",
            "f": "shot stabbed beat beaten burnt gassed trapped kidnapped kidnaped",
            "F": "shoot shoots shooting stab stabs stabbing beats beating kidnap kidnaps kidnapping"
            " kidnaping abduction abductions detention detentions displacement loss execution"
            " executions",
            "G": "held took taken take takes taking hold holds holding",
            "i": "died die dies dying",
            "e": "dead missing lifeless homeless alive",
            "E": "hostage prisoner captive",
            "N": "death deaths casualty casualties fatality fatalities injuries killings"
            " murders assassination assassinations beheadings",
            "T": "toll",
            "L": "lives life",
            "l": "claimed claims claiming claim cost costs costing",
            "b": "be is are was were been being am isn't aren't wasn't weren't get gets got getting"
            " remain remains remained remaining went gone lay",
            "x": "has have had having will would can could may might must shall should do does did"
            " won't wouldn't couldn't can't cannot hasn't haven't hadn't didn't doesn't don't",
            "v": "said says say saying told tell tells made make makes making left leave leaves"
            " leaving saw see seen sees came come comes gave give gives put puts set sets hit hits"
            " struck strikes brought bring brings bringing found find finds began begin begins kept"
            " keep met meet meets led sent send fell fall fallen falls rose risen stood stands"
            " stand showed shows show became become ran run runs broke fought fight fights lost"
            " lose loses losing thought blew blown caught drew wrote deny denies denied occurred"
            " stopped admitted",
            "r": "not also later still already never ever even again now then there here instead"
            " too so far once twice overnight together away down badly aboard early late ago n't",
            "o": "of",
            "z": "to",
            "y": "from among amongst",
            "p": "in on at by for with near during against into through across throughout since"
            " until till behind beside outside inside amid amidst despite without within toward"
            " towards via along off onto upon like according up",
            "W": "who whom whose which that",
            "c": "when while as because if although though where whereas but unless whether how"
            " why what after before",
            "g": "including mostly",
            "t": "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight"
            " tomorrow last next morning evening afternoon night midnight noon dawn weekend",
            "u": "day days week weeks month months year years hour hours minute minutes km"
            " kilometre kilometres kilometer kilometers mile miles metre metres meter meters"
            " percent degrees dollars euros pounds times decade decades p.m a.m pm am tonnes tons",
            "P": "he she they we i you him them us me himself herself themselves",
            "&": "and or nor",
            "#": "number total majority",
            "s": "'s ’s s",
            "w": "elderly daily weekly deadly friendly human german roman ottoman list mist"
            " orders borders papers letters numbers quarters headquarters powers towers waters"
            " centers shelters rivers matters winters summers corners computers launchers sectors"
            " factors doors floors errors motors reactors mirrors tractors helicopters bunkers"
            " tankers offers covers posters containers trailers chambers counters craters barriers"
            " carriers flowers dangers disasters encounters boulders bumpers cylinders drawers"
            " fingers answers committees trees degrees guarantees fees exist assist resist consist"
            " insist twist specimen thing nothing something building",
        }
    ),
}
_LOST = tuple(
    (f"{lose} {what}", "iii")
    for lose in ("lost", "lose", "losing")
    for what in ("their lives", "their life", "his life", "her life")
)
_RUNS = (
    *_LOST,
    ("at the very least", "qqqq"),
    ("at least", "qq"),
    ("at most", "qq"),
    ("more than", "qq"),
    ("fewer than", "qq"),
    ("less than", "qq"),
    ("no fewer than", "qqq"),
    ("no less than", "qqq"),
    ("no more than", "qqq"),
    ("not less than", "qqq"),
    ("not fewer than", "qqq"),
    ("as many as", "qqq"),
    ("as few as", "qqq"),
    ("up to", "qq"),
    ("well over", "qq"),
    ("upwards of", "qq"),
    ("in excess of", "qqq"),
    ("or more", "mm"),
    ("or so", "mm"),
    ("a handful", "nn"),
    ("a couple", "nn"),
    ("a few", "nn"),
    ("no one", "nn"),
    ("not a single", "nnn"),
    ("not one", "nn"),
    ("as well as", "&&&"),
    ("sentenced to death", "vzw"),
    ("condemned to death", "vzw"),
    ("to death", "ee"),
    ("bodies of", "No"),
    ("corpses of", "No"),
    ("unaccounted for", "ee"),
    ("gunned down", "kk"),
    ("mowed down", "kk"),
    ("cut down", "ff"),
    ("blown up", "ff"),
    ("put to death", "kkk"),
    ("passed away", "ii"),
    ("lives were lost", "iii"),
    ("lives have been lost", "iiii"),
    ("lives had been lost", "iiii"),
    ("lives lost", "ii"),
    ("loss of life", "NNN"),
    ("loss of lives", "NNN"),
    ("forced to flee their homes", "kkkkk"),
    ("forced to flee", "kkk"),
    ("forced from their homes", "kkkk"),
    ("forced out of their homes", "kkkkk"),
    ("fled their homes", "iii"),
    ("among them", "gg"),
    ("among whom", "gg"),
    ("most of them", "ggg"),
)
"""Runs of words that get their letters together; of two that begin alike the first counts."""

_PERSON_ENDINGS = ("man", "woman", "ist", "-year-old")
_PEOPLE_ENDINGS = ("men", "women", "children", "ists", "ians", "ees", "ers", "ors", "-year-olds")
"""How words end that mean people, where no table knows them."""

_MARKS = {
    **dict.fromkeys(",–—‒―،()", ","),
    **dict.fromkeys("$€£", "$"),
    **dict.fromkeys('"“”„«»', '"'),
    **dict.fromkeys(".!?…:;[]؟؛|•*", "/"),
    "-": "-",
    "%": "u",
}
_REWRITES = tuple(
    (pattern(source), letter)
    for source, letter in (
        ("Mn(?!n)|nM|M", "t"),
        ("(?<![pct,Q])Y", "n"),
        ("Y", "t"),
        (r"\$n*", "u"),
        ("Q(?=[aq]*n)", "q"),
        ("Q", "p"),
        ("n(?=u)", "u"),
        ("(?<=[adnw])E|(?<=[adn]C)E", "h"),
        ("E", "e"),
    )
)
"""What a letter becomes by its neighbours, one after another."""

_NAMED = frozenset("vKFGlL#QrTxbcWp")
"""Letters whose words are part of a name where they are capitalised in mid-sentence."""

_FOREIGN: dict[str, str] = _listed(
    {
        "q": "fazla yaklaşık по меньшей мере около более примерно не менее как минимум"
        " ما لا يقل عن نحو حوالي أكثر من mindestens rund etwa über mehr als bis zu"
        " au moins environ plus de al menos unos unas más",
        "n": "bir iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli yüz bin onlarca"
        " yüzlerce ikisi üçü dördü beşi altısı yedisi sekizi dokuzu onu biri"
        " один одна два две двое три трое четыре четверо пять пятеро шесть шестеро семь восемь"
        " девять десять десятки сотни тысячи несколько"
        " عشرات مئات آلاف ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة"
        " ein eine zwei drei vier fünf sechs sieben acht neun zehn zwölf dutzende hunderte tausende"
        " mehrere keine un une deux trois quatre cinq six sept huit neuf dix douze plusieurs"
        " dizaines centaines aucun una dos tres cuatro cinco seis siete ocho nueve diez doce varios"
        " varias decenas cientos",
        "x": "wurde wurden sind ist worden kamen ont été a est sont furent han sido ha fue fueron"
        " son были был была было",
        "e": "öldü öldürüldü yaralandı kaçırıldı kayboldu ölü yaralı kayıp"
        " погиб погибла погибли погибло убит убита убиты убито убили ранен ранена ранены ранено"
        " ранили пострадали пострадал похищены похитили умерли умер"
        " قتل قُتل قتلت قُتلت مقتل استشهد أصيب أُصيب إصابة جرح جُرح خطف اختطف وفاة"
        " getötet verletzt verwundet ermordet erschossen entführt gestorben starben verletzte"
        " todesopfer vermisst tué tués tuée tuées blessé blessés blessée blessées morts mort enlevé"
        " enlevés disparus murieron murió muertos muertas muerto heridos heridas herido asesinados"
        " asesinado secuestrados desaparecidos",
        "p": "в на с из при у от под во في على بعد قرب خلال in bei an im am à dans lors en por"
        " cuando и و und et y olarak sonucu",
        "A": "az çok",
        "t": "يوم أمس اليوم вчера сегодня gestern heute hier ayer bugün dün",
    }
)
"""The letters of other languages, as above; but `e` is any effect, and `pA` qualify a number."""
_FOREIGN_EFFECTS = frozenset(word for word, letter in _FOREIGN.items() if letter == "e")


@lru_cache(maxsize=64)
def read(passage: str) -> Letters:
    """Return an English passage as letters.

    >>> read("At least two guards were killed.").letters
    'qqnHbk/'
    """
    places, words = _split(passage)
    lower = [word.lower() for word in words]
    letters = ""
    while len(letters) < len(words):
        at = len(letters)
        letters += _run_at(lower, at) or _letter(words, lower, at)
    return Letters(_rewritten(letters), places)


@lru_cache(maxsize=64)
def read_foreign(passage: str) -> Letters | None:
    """Return a passage of another language as letters; nothing where it states no effect.

    >>> letters = read_foreign("En az iki asker öldü.")
    >>> letters and letters.letters
    'pAnwe/'
    """
    places, words = _split(passage)
    lower = [word.lower() for word in words]
    if _FOREIGN_EFFECTS.isdisjoint(lower):
        return None
    letters = (_FOREIGN.get(word) or _MARKS.get(word) or _shape(word) for word in lower)
    return Letters("".join(letters), places)


def _split(passage: str) -> tuple[tuple[tuple[int, int], ...], list[str]]:
    """Return the words and the telling marks of a passage, and where they are."""
    places: list[tuple[int, int]] = []
    behind = 0
    for start, end in tokens(passage):
        places += _marks(passage, behind, start)
        behind = end
        if passage[end : end + 1] == "." and _is_short(passage[start:end]):
            behind = end + 1
        places.append((start, behind))
    places += _marks(passage, behind, len(passage))
    return tuple(places), [passage[start:end] for start, end in places]


def _marks(passage: str, start: int, end: int) -> list[tuple[int, int]]:
    gap = passage[start:end]
    if gap in ("", " "):
        return []
    return [(start + at, start + at + 1) for at, mark in enumerate(gap) if mark in _MARKS]


def _is_short(word: str) -> bool:
    return len(word) < 7 and (takes_stop(word) or (len(word) == 1 and word.isupper()))


def _run_at(lower: list[str], at: int) -> str:
    """Return the letters of the run of words that begins at `at`; none where none does."""
    for run, letters in _RUNS_BY_FIRST.get(lower[at], ()):
        if lower[at : at + len(run)] == run:
            return letters
    return ""


def _letter(words: list[str], lower: list[str], at: int) -> str:
    word, low = words[at], lower[at].rstrip(".")
    if low in _MONTHS and word[0].isupper():
        return "M"
    letter = _TAGS.get(low) or _MARKS.get(word)
    if letter is None:
        return _guess(word, low)
    if letter == "P" and word.isupper() and len(word) > 1:
        return "C"
    is_named = letter in _NAMED and word[0].isupper() and _goes_on(words, at)
    return "C" if is_named else letter


def _goes_on(words: list[str], at: int) -> bool:
    """Whether a capitalised word stands in mid-sentence, next to words in lower case."""
    if at == 0 or words[at - 1] in _MARKS:
        return False
    near = [word for word in words[max(0, at - 6) : at + 7] if len(word) > 3]
    return sum(word[0].isupper() for word in near) * 2 <= len(near) + 2


def _guess(word: str, low: str) -> str:
    """Return the letter of a word that no table knows, by how it is written."""
    if low.endswith(("'s", "’s")):
        return "s"
    if low.endswith(_PERSON_ENDINGS):
        return "h"
    if low.endswith(_PEOPLE_ENDINGS):
        return "H"
    if low[0].isdigit() or low.rpartition("-")[0] in _NUMBERS:
        shape = _shape(low)
        return "C" if shape == "w" and low.isalnum() else shape
    if any(letter.isupper() for letter in word):
        return "C"
    if low.endswith("ly"):
        return "r"
    return {"ed": "j", "ng": "I"}.get(low[-2:], "w") if len(low) > 4 else "w"


def _shape(word: str) -> str:
    """Return the letter of what may be a figure."""
    if all(part in _NUMBERS for part in word.split("-")):
        return "n"
    if not word.translate(_FIGURES):
        return "Y" if len(word) == 4 and word.startswith(("19", "20")) else "n"
    return "t" if ":" in word and word[0].isdigit() else "w"


def _rewritten(letters: str) -> str:
    for source, letter in _REWRITES:
        letters = source.sub(lambda match, letter=letter: letter * len(match.group()), letters)
    return letters


_FIGURES = str.maketrans("", "", "0123456789٠١٢٣٤٥٦٧٨٩.,-–‑")
_RUNS_BY_FIRST: dict[str, list[tuple[list[str], str]]] = {}
for _run, _together in _RUNS:
    _RUNS_BY_FIRST.setdefault(_run.split()[0], []).append((_run.split(), _together))
