"""The vocabulary of the casualty finder: which letter each word stands for in a reading.

`LETTERS` says which letter a word gets, `RUNS` what runs of words get together, the endings what a
word gets that no table knows, and `REWRITES` what neighbours make of a letter. To teach the finder
a word, add it to its letter's line. `casualty_letters` reads passages by these tables. The letters:

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

from annotator.core.patterns import pattern
from annotator.find.inflection import inflected
from annotator.find.shared_words import (
    CARDINALS,
    FOREIGN_CARDINALS,
    MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
    table,
)


def _listed(lines: dict[str, str]) -> dict[str, str]:
    return {word: letter for letter, line in lines.items() for word in line.split()}


def _conjugated(verbs: str, past: str, other: str) -> dict[str, str]:
    """Return the forms of regular verbs: those in -ed get the letter `past`."""
    found: dict[str, str] = {}
    for verb in verbs.split():
        third, in_ed, in_ing = inflected(verb)
        found |= {verb: other, third: other, in_ing: other, in_ed: past}
    return found


NUMBERS = table(f"{CARDINALS} billion")
"""Number words, also as parts of a hyphened one."""
MONTH_NAMES = table(f"{MONTHS} may {SHORT_MONTHS}")
"""Words that are months only with a capital."""
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
"""Persons, who get an -s for their plural, and what is plural or a group as it stands."""

LETTERS: dict[str, str] = {
    **dict.fromkeys(_PEOPLE.split(), "h"),
    **{f"{word}s": "H" for word in _PEOPLE.split()},
    **dict.fromkeys(_GROUPS.split(), "H"),
    **dict.fromkeys(NUMBERS, "n"),
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
            "t": f"{WEEKDAYS} today yesterday tonight"
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
RUNS = (
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

PERSON_ENDINGS = ("man", "woman", "ist", "-year-old")
PEOPLE_ENDINGS = ("men", "women", "children", "ists", "ians", "ees", "ers", "ors", "-year-olds")
"""How words end that mean people, where no table knows them."""

MARKS = {
    **dict.fromkeys(",–—‒―،()", ","),
    **dict.fromkeys("$€£", "$"),
    **dict.fromkeys('"“”„«»', '"'),
    **dict.fromkeys(".!?…:;[]؟؛|•*", "/"),
    "-": "-",
    "%": "u",
}
REWRITES = tuple(
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

NAMED = frozenset("vKFGlL#QrTxbcWp")
"""Letters whose words are part of a name where they are capitalised in mid-sentence."""

FOREIGN_LETTERS: dict[str, str] = _listed(
    {
        "q": "fazla yaklaşık по меньшей мере около более примерно не менее как минимум"
        " ما لا يقل عن نحو حوالي أكثر من mindestens rund etwa über mehr als bis zu"
        " au moins environ plus de al menos unos unas más",
        "n": f"{FOREIGN_CARDINALS} bir on yirmi otuz kırk elli yüz bin onlarca"
        " yüzlerce ikisi üçü dördü beşi altısı yedisi sekizi dokuzu onu biri"
        " один одна двое трое четверо пятеро шестеро десятки сотни тысячи несколько"
        " عشرات مئات آلاف ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة"
        " ein eine zwölf dutzende hunderte tausende mehrere keine"
        " un une six sept douze plusieurs dizaines centaines aucun"
        " una doce varios varias decenas cientos",
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
FOREIGN_EFFECTS = frozenset(word for word, letter in FOREIGN_LETTERS.items() if letter == "e")
