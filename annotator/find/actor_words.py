"""The vocabulary of the actor's finder: word classes of news English, declared as tables.

Closed classes are whole; verbs and nouns are what news about conflict, politics and business lives
on. Verbs are given by their base form and inflected here. Nouns are those that stand at the head of
a phrase which names somebody who can act: people, groups, offices, organisations.
"""

from functools import cache

from annotator.core.patterns import pattern
from annotator.find.inflection import inflected, with_plurals
from annotator.find.shared_words import CARDINALS, MONTHS, SHORT_MONTHS, WEEKDAYS

ARTICLES = "the a an"
DETERMINERS = "this these those any no every each either neither such"
"""Like articles, they stand in front of a noun phrase and are left out of the span."""
OWN = "our my your"
"""Possessives of whoever speaks: as little part of a name as an article is."""
POSSESSIVES = "his her their its whose"
"""Possessive pronouns: they stay with a head, as in `his army`."""
QUANTITIES = (
    f"{CARDINALS} some several many few most all both half other others another more less fewer"
    " various numerous multiple countless enough entire whole numbers hundreds thousands millions"
    " billion billions dozens score scores tens pair couple"
)
"""Quantifiers and numbers: left out of the span, as articles are."""
EVALUATIVE = (
    "wounded injured innocent brave heroic dedicated courageous fellow dear beloved so-called"
    " alleged very own mere poor overall same certain only"
)
"""Adjectives that judge or count and do not tell who is meant; left out in front of a head."""
PRONOUNS = (
    "i you he she it we they me him us them who whom himself herself itself themselves ourselves"
    " myself yourself mine yours hers ours theirs someone somebody anyone anybody everyone"
    " everybody nobody something anything everything nothing there none whoever"
)
"""Personal, reflexive, relative and indefinite; each is a phrase of its own."""
PREPOSITIONS = (
    "about above according across after against along alongside amid amidst among amongst around"
    " as at before behind below beneath beside besides between beyond by concerning despite down"
    " during except following for from in including inside into like minus near off on onto out"
    " outside over past per plus regarding since than through throughout till toward towards under"
    " underneath unlike until up upon versus via with within without"
)
CONJUNCTIONS = "and or nor &"
CLAUSAL = (
    "abroad afterwards again ago ahead almost already also although altogether always anyway"
    " apart as away back because but due earlier else elsewhere even ever far forward further"
    " hence here how however if indeed instead just later least lest maybe meanwhile moreover much"
    " nearly never nevertheless nonetheless not now often once otherwise overnight overseas"
    " perhaps quite rather so sometimes soon still that then therefore though thus today together"
    " tomorrow tonight too unless usually well what whatever when whenever where whereas wherever"
    " whether which while why yes yesterday yet"
)
"""Adverbs, particles and subordinators: what stands between the phrases of a clause."""
TEMPORAL = (
    f"{MONTHS} {SHORT_MONTHS} {WEEKDAYS} afternoon centuries century day days decade decades"
    " evening hour hours midnight minute minutes month months morning night noon time times week"
    " weekend weeks year years"
)
"""Words of time, which end a phrase and are never of a name, however capitalised."""
AUXILIARIES = (
    "am is are was were be been being has have had having do does did done doing will would shall"
    " should can could may might must cannot can't won't don't doesn't didn't isn't aren't wasn't"
    " weren't hasn't haven't hadn't wouldn't couldn't shouldn't ain't let let's ought"
)
"""Auxiliary and modal verbs with their negations."""

VERBS = (
    "accept accompany accuse achieve acknowledge acquire act add address admit adopt advance"
    " advise affect affirm agree aim allege allow ambush announce answer apologise appeal appear"
    " apply appoint approve argue arm arrange arrest arrive ask assassinate assault assert assess"
    " assist assume assure attack attempt attend avoid await back bear beat become begin behave"
    " behead believe belong benefit bind blame block boast bolster bomb bring build burn buy call"
    " calm cancel capture carry cause cease celebrate choose circulate cite claim clarify clash"
    " clear close coincide collect combat come commend comment commit communicate compete complain"
    " complete concede conclude condemn conduct confirm confiscate confront congratulate connect"
    " consider consist contain contend continue contribute convene convey convict convince"
    " cooperate cope counter cover create criticise criticize cross cry curb deal debate decide"
    " declare decline decrease deem deepen defeat defend define degrade delay deliver demand"
    " demonstrate deny depart depend deploy deport describe deserve designate destroy detain"
    " deteriorate determine develop die disagree disappear discover discuss dismiss disperse"
    " displace dispute disrupt distribute donate doubt drag draw drive drop dub earn ease eject"
    " elect eliminate embrace emerge emphasise emphasize employ empower enable encourage end"
    " endorse endure enforce engage enhance enjoy ensure enter escalate escape establish estimate"
    " evacuate evolve examine exceed exchange execute exercise expand expect expel experience"
    " explain explode explore expose express extend face facilitate fail fall favor favour fear"
    " feature feel film find finish fix flee flood fly focus follow force forge form free fulfil"
    " fulfill gain gather generate get give go grant greet grow hail halt handle hang happen harm"
    " have hear help highlight hinder hire hold honor honour hope host hunt hurt identify ignore"
    " illustrate impose improve include increase indicate inflict inform injure insist inspect"
    " inspire intend intensify intercept interview introduce invade invest investigate invite"
    " involve issue join judge justify keep kick kidnap kill know lack land last launch lead learn"
    " leave lend liberate lie lift limit link live locate look loot lose love maintain make manage"
    " march mark massacre match mean meet mention merge monitor mourn move murder name need"
    " negotiate nominate note notify obey obtain occupy occur offer open operate oppose oppress"
    " opt order organise organize oust outline overcome overrun oversee overtake overthrow owe own"
    " participate pass patrol pave pay perform permit perpetrate persuade pick place plan play"
    " plead pledge plunge point pose possess postpone pour praise prefer prepare present prevent"
    " proceed produce prohibit promise promote propose protect protest prove provide provoke"
    " publish pull pursue push put question quit quote raid raise reach react read reaffirm"
    " realise realize recall receive reclaim recognise recognize recommend record recover recruit"
    " reduce refer refuse regain regard regret reinforce reiterate reject relate release relocate"
    " rely remain remember remind remove render renew reopen repel replace reply report represent"
    " request require rescue resign resist resolve respect respond restore restrict result resume"
    " retain retake retaliate retreat return reveal rid rise risk rule run say schedule search"
    " secure see seek seem seize select sell send sentence serve set settle share shell shoot"
    " shout show shut sign slam slaughter sound spark speak spend split sponsor spread stage stand"
    " start state stay stem step stop storm strengthen stress strike strive struggle submit"
    " succeed sue suffer suggest summon supply support suppress surge surrender surround survive"
    " suspect suspend sustain swear switch tackle take talk target teach tell tend terminate"
    " terrorise terrorize testify thank think threaten throw tighten topple torch torture trade"
    " transfer transform travel treat trigger trust try turn tweet undergo underline undermine"
    " underscore understand undertake unfold unite unleash unveil update uphold urge use venture"
    " view violate visit voice vote vow wage wait walk want warn watch weaken wear welcome win"
    " wish withdraw withhold witness wonder work worry wound wreck write yield"
)
"""Base forms of the verbs of news, irregular ones too."""
IRREGULAR_PASTS = (
    "became become began begun behaved bombed bought broken brought built came caught chose"
    " chosen come cost cut dealt drew driven drove fallen fell felt fled flew flown forgave forgot"
    " forgotten fought found gave given gone grew grown heard held hit hung hurt kept knew known"
    " lay led left lent let lost made meant met overthrown paid put quit ran rose run said sat saw"
    " seen sent shelled shone shot shown shut slain sold sought spent spoke spoken stole stolen"
    " stood struck swept swore taken taught thought threw thrown told took torn undergone"
    " understood undertook went withdrawn withdrew withheld won wore written wrote"
)
"""Past tenses and participles that no rule of spelling makes."""
NOUNS_TOO = (
    "act address advance aim ambush answer appeal arm arrest assault attack attempt back blame"
    " block bomb call calm cause cease claim clash clear close combat comment complete cover cross"
    " cry deal debate decline defeat delay demand dispute doubt drag draw drive drop ease elect"
    " end escape estimate exchange execute exercise experience face fall favor favour fear feature"
    " feel find finish fix focus force form free gain grant halt handle harm help highlight hold"
    " honor honour hope host hunt increase interview issue judge kidnap lack land last launch lead"
    " lie lift limit link live look love march mark massacre match mean move murder name need note"
    " offer open order own pass patrol pay place plan play plunge point present promise protest"
    " push question raid raise reach read record recruit regard regret release reply report"
    " request rescue respect result retreat return rise risk rule run schedule search secure"
    " sentence separate set share shell sign slaughter sound spark split sponsor spread stage"
    " stand start state stay stem step stop storm stress strike struggle supply support surge"
    " surrender suspect switch target thank torch torture trade transfer travel treat trigger"
    " trust try turn update use venture view visit voice vote wait walk watch welcome win wish"
    " witness work worry wound wreck yield"
)
"""Verbs whose base form or form in -s is as often a noun or an adjective."""

ADJECTIVAL = (
    "acting advancing affected aged alleged allied appointed armed attacking banned"
    " battle-hardened besieged breakaway combined competing detained developing disabled displaced"
    " elected exiled existing freed governing hardened heavily-armed imprisoned incoming"
    " independent-minded injured invading jailed kidnapped leading left-wing masked mixed"
    " neighboring neighbouring occupying opposing organised organized outgoing outlawed"
    " participating presiding red remaining retired rigged right-wing ruling sacred self-styled"
    " sitting surviving suspected unarmed unidentified uniformed united visiting warring wounded"
)
"""Participles that stand in front of a noun more often than they make a clause."""

LINKS = (
    "linked allied affiliated associated aligned loyal belonging opposed sympathetic tied"
    " connected close faithful devoted hostile subordinate answerable"
)
"""What says behind a group to whom it belongs, with "to" or "with"."""

PEOPLE = (
    "adult audience aunt baby boy captive casualty child children citizen clan community couple"
    " cousin crowd detainee diaspora evacuee exile family friend girl hostage husband immigrant"
    " infant inhabitant inmate local majority man men migrant minority mob nation national native"
    " neighbor neighbour nephew niece orphan parent passer-by passers-by peasant people person"
    " pilgrim populace population public pupil refugee relative resident shepherd society son"
    " student survivor teen teens tribe tribesmen uncle victim widow wife women youth"
)
"""Heads: persons and groups of them, in the singular where that is regular."""

FIGHTERS = (
    "admiral aircrew army assailant assassin battalion brigade captain cartel cell coastguard"
    " colonel combatant command conscript corporal corps crew culprit division enemy faction fleet"
    " foe force gang gendarme gendarmerie general guard guerilla guerrilla infantry insurgency"
    " insurgent jihadi lieutenant mafia major marine mercenary militant military militia"
    " mujahideen mujahidin navy non-combatants noncombatants paramilitary patrol perpetrator"
    " personnel peshmerga pilot platoon police private rebel recruit regiment sergeant squad"
    " squadron suspect team troop unit veteran warlord wing"
)
"""Heads: whoever bears arms, by rank, unit or side."""

OFFICES = (
    "academic actor actress advisor agent aide ally ambassador analyst archbishop assistant"
    " athlete attache attaché attorney author bishop boss candidate ceo cfo chair champion"
    " chancellor chief cleric coach colleague commander-in-chief consul contractor coo"
    " correspondent counterpart critic delegate delegation demonstrator deputy detective dictator"
    " diplomat director director-general dissident doctor donor editor emir emissary employee"
    " envoy executive expert eyewitness eyewitnesses facilitator fan figure governor guest head"
    " heir hero heroes historian imam informant inspector investigator investor judge jury justice"
    " king legislator magistrate mastermind mayor mediator medic monarch monitor monk mp"
    " negotiator nominee nun nurse official operative operator opponent paramedic participant"
    " pastor poet pope predecessor president priest prince princess professor prosecutor protestor"
    " queen rabbi regent representative rival scholar secretary secretary-general senator sheikh"
    " sheriff solicitor spy staff star successor sultan surgeon tyrant undersecretary user"
    " vice-president visitor witness witnesses"
)
"""Heads: who is called by an office, a trade or a part played."""

ORGANISATIONS = (
    "administration affiliate agency airline alliance arm assembly association authority band"
    " bank bloc board body branch branches brotherhood bureau business businesses cabinet"
    " caliphate camp centre channel charity church club coalition college commission committee"
    " company confederation conglomerate congress consortium consulate corporation council country"
    " court department dictatorship directorate elite embassy emirate enterprise establishment"
    " federation firm foundation front fund giant government group grouping hospital house"
    " industry inspectorate institute institution intelligence judiciary junta kingdom leadership"
    " league legislature magazine media ministry monarchy movement network ngo office opposition"
    " organisation organization outlet panel parliament party presidency press regime regulator"
    " republic school secretariat senate service side startup state station subsidiary syndicate"
    " taskforce television tribunal union university watchdog workforce"
)
"""Heads: bodies that act as one."""

INSTITUTIONS = (
    "ministry minister department secretary undersecretary office centre center institute council"
    " committee commission agency state administration organisation organization association union"
    " bureau movement party front society service services directorate authority foundation"
)
"""What a name may carry "and" behind: `Department of Health and Human Services`."""

REPRESENTS = (
    "adviser advisor ambassador analyst attorney campaign candidate center centre commissioner"
    " committee consultant coordinator council director editor envoy fellow front institute lawyer"
    " lecturer minister movement observatory organisation organization party professor"
    " representative researcher secretary spokesman spokesperson spokeswoman undersecretary"
)
"""Heads that "for", "to" or "at" ties to whom they serve."""

THINGS = (
    "accord accords act agreement airport award bill bridge ceremony city conference convention"
    " cup day deal dialogue fair games gulf initiative island law olympics plan prize protocol"
    " province report resolution river sea square strategy street summit treaty war wars website"
)
"""What names that are nobody's end in: `UN Security Council Resolution`."""

LOCATIVE = "in at near from across around inside outside throughout into through between on over"
"""Prepositions behind which a name is a place more often than somebody."""

PAIRS = "men-women women-men boys-girls brothers-sisters sons-daughters"
"""Heads that "and" makes one group of, as in `men and women of the army`."""

ENGLISH = (
    "the of and to is are was were by for with has have had said says that from his their after"
    " who will been its an at as not it they he which"
)
"""Words without which hardly an English passage does, and which other languages lack."""

PARTICLES = "al el ul ibn bin bint ben de la le van von der den du da di dos abu bu"
"""Small words that are of a name where a capital follows."""

WEAK = (
    "arm association board body branch business businesses captives casualty center centre"
    " command community country crowd division figure front hospital house institution justice"
    " local nation national office order other party people person press public school service"
    " side society state station unit victim"
)
"""Heads that, bare, point back or mean a thing or a place more often than somebody."""

_NOT_PEOPLE = (
    "after another answer assist banner barrier better bigger blunder border browser buffer"
    " bulldozer bunker cancer carriers centers centimeter chapter character charter closer cluster"
    " computer consist container copper corner corridor counter cover cruiser cyber danger deeper"
    " degree detector diameter dinner disaster door earlier easier either elevator encounter"
    " enlist error excavators exist factor feather fewer filter finger flier floor flower folder"
    " former further gender generator greater guarantee hammer harder header headquarters"
    " helicopter higher horror however human humanitarian indicator inner insist killer kilometer"
    " larger laser later latter laughter launcher layer letter loader longer loudspeaker lower"
    " maneuver master matter meter minster mirror motor murder neither never newer newsletter"
    " number offer older order other outer paper parameter perimeter persist plunder ponder poster"
    " power prayer printer proper quarter rather reactor register reminder render repeater resist"
    " river router rumor rumour scatter sector semester server setter shatter shelter shorter"
    " shoulder silver slaughter smaller sober sticker stronger summer super surrender tanker"
    " tender theater thriller together tower tractor trailer transfer tree trigger twist twitter"
    " under upper vector wander water weather whether wider winter wonder younger"
)
"""Words that end as words for people do, and are none."""
_PERSON_ENDING = pattern(
    r"(?:\p{Ll}{2}(?:ists?|[mw][eao]n|women|people|persons?|ologists?|crats?|eers?)"
    r"|\p{Ll}{3}(?:ers?|ors)|\p{Ll}{3}(?:ees|cians?|ilians?|arians?))$"
)
_PLURAL = pattern(r"(?:[^sui]s|men|people|children|police|personnel)$")


@cache
def kinds() -> dict[str, str]:
    """Return the kind of each word that is in a table, by its lower-case form.

    The letters are those of `noun_phrases`; where a word is in several tables, the later wins.
    """
    found: dict[str, str] = {}
    for verb in VERBS.split():
        third, past, going = inflected(verb)
        found |= {verb: "v", third: "v", past: "e", going: "g"}
    for verb in NOUNS_TOO.split():
        found |= dict.fromkeys((verb, inflected(verb)[0]), "y")
    for words, kind in _TABLES:
        found |= dict.fromkeys(words.split(), kind)
    return found


_TABLES = (
    (IRREGULAR_PASTS, "v"),
    (ADJECTIVAL, "n"),
    (TEMPORAL, "t"),
    (CLAUSAL, "b"),
    (PREPOSITIONS, "p"),
    ("to", "p"),
    ("of", "o"),
    (CONJUNCTIONS, "c"),
    (QUANTITIES, "q"),
    (PRONOUNS, "r"),
    (POSSESSIVES, "m"),
    (f"{ARTICLES} {DETERMINERS} {OWN}", "d"),
    (AUXILIARIES, "v"),
)


@cache
def heads() -> frozenset[str]:
    """Return the nouns, in lower case, that name somebody who can act."""
    return with_plurals(" ".join((PEOPLE, FIGHTERS, OFFICES, ORGANISATIONS)))


def is_head(word: str) -> bool:
    """Return whether a lower-case word names a person, a group or an organisation.

    >>> [is_head(word) for word in ("gunmen", "separatists", "ministry", "border", "targets")]
    [True, True, True, False, False]
    """
    last = word.rsplit("-", 1)[-1]
    if last in heads():
        return True
    return (
        _PERSON_ENDING.search(last) is not None
        and last not in with_plurals(_NOT_PEOPLE)
        and last not in kinds()
    )


def is_plural(word: str) -> bool:
    """Return whether a head in lower case looks like more than one person."""
    return _PLURAL.search(word) is not None
