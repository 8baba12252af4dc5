"""The words that say what became of people, and the nouns that tell who is counted.

Tables of runs have semicolons between the runs, tables of words spaces; all stand in small letters.
Of two runs that begin alike the longer counts, and a word counts once. To teach the parser a word,
add it to the line of what it means.
"""

from collections.abc import Mapping

from annotator.find.inflection import inflected, with_plurals
from annotator.find.shared_words import table

EFFECTS = ("killed", "injured", "missing", "captured", "displaced", "unspecified")
"""In the order in which they are listed."""

_VERBS: Mapping[str, str] = {
    "killed": (
        "kill murder slaughter massacre behead assassinate lynch butcher martyr decapitate perish"
        " electrocute execute drown suffocate strangle asphyxiate exterminate liquidate succumb"
    ),
    "injured": "injure wound maim harm hospitalise hospitalize concuss disfigure scald traumatise",
    "missing": "disappear vanish",
    "captured": (
        "capture abduct kidnap detain arrest seize imprison jail intern enslave apprehend"
    ),
    "displaced": "displace uproot evacuate expel deport evict relocate resettle",
}
"""Regular verbs, of which every form counts."""

_RUNS: Mapping[str, str] = {
    "killed": (
        "dead; die; dies; died; dying; death; deaths; fatality; fatalities; killings; slain; slay;"
        " slays; slaying; slayings; slew; murders; assassination; assassinations; beheadings;"
        " execution; executions; lynchings; drownings; lifeless; lives; loss of life; the loss of;"
        " loss of lives; body; bodies; corpse; corpses; shot dead; passed away; hanged; starved;"
        " lost his life; lost her life; lost their lives; lost their life; lose their lives;"
        " losing their lives; gunned down; mowed down; mown down; blown up; to death; put to death;"
        " mortally wounded; mortally injured; fatally wounded; fatally injured; fatally; mortally;"
        " burned alive; burnt alive; buried alive; death toll; fell in battle; fell in action;"
        " died of his wounds; died of her wounds; died of their wounds; died of wounds;"
        " died of his injuries; died of her injuries; died of their injuries; died of injuries;"
        " died from his wounds; died from her wounds; died from their wounds; died from wounds;"
        " died from his injuries; died from her injuries; died from their injuries;"
        " died from injuries; succumbed to his injuries; succumbed to her injuries;"
        " succumbed to their injuries; succumbed to injuries; succumbed to his wounds;"
        " succumbed to her wounds; succumbed to their wounds; succumbed to wounds"
    ),
    "injured": (
        "hurt; hurts; hurting; injury; injuries; wounds; burns; cuts; bruises; bruised; fractures;"
        " treated; treat; treating; shrapnel; concussion; taken to hospital; rushed to hospital;"
        " sent to hospital; taken to a hospital; in hospital; critical condition; in critical"
        " condition; serious condition; lost limbs; lost a limb; lost a leg; lost their legs;"
        " lost an arm; lost an eye; smoke inhalation; blinded; paralysed; paralyzed; poisoned;"
        " sickened; escaped injury; escaped injuries; unhurt; unharmed; uninjured; unscathed"
    ),
    "missing": (
        "missing; unaccounted; unaccounted for; disappearance; disappearances; not been"
        " found; not yet found; whereabouts; lost at sea; missing in action"
    ),
    "captured": (
        "taken hostage; took hostage; held hostage; holding hostage; taken prisoner; took prisoner;"
        " taken captive; took captive; held captive; holding captive; held;"
        " kidnapping; kidnappings; kidnaped; abduction; abductions; detention; detentions; arrests;"
        " in custody; into custody; captivity; taken away; rounded up"
    ),
    "displaced": (
        "displacement; homeless; fled; flee; flees; fleeing; evacuation; evacuations; driven from;"
        " driven out; lost their homes; lost his home; forced from; forced out; without homes;"
        " left their homes; leave their homes; forced to leave; sought shelter; exodus; expulsion;"
        " deportation; deportations; abandon their homes; abandoned their homes; driven away;"
        " from their homes; from their home; out of their homes"
    ),
    "": "suicide bomber; suicide bombing; suicide attack; sentenced to death; death sentence",
}
"""What runs of words say; those of "" nothing."""

_WEAK: Mapping[str, str] = {
    "captured": (
        "hostage; hostages; captive; captives; prisoner; prisoners; prisoners of war; pows;"
        " detainee; detainees; abductee; abductees; kidnap"
    ),
    "displaced": "refugee; refugees; evacuee; evacuees; idps; asylum seekers",
    "unspecified": (
        "lost; casualties; casualty; victims; victim; shot; stabbed; hit; struck; beaten; crushed;"
        " trampled; trapped; attacked; losses; toll; affected; caught; buried; burned; burnt;"
        " tortured; stoned; targeted; shooting; stabbing"
    ),
}
"""What says something only where no other word does: killed hostages are killed."""


def _split(tables: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    return {
        tuple(run.split()): effect for effect, runs in tables.items() for run in runs.split(";")
    }


STRONG_EFFECTS: Mapping[tuple[str, ...], str] = {
    (form,): effect
    for effect, verbs in _VERBS.items()
    for verb in verbs.split()
    for form in (verb, *inflected(verb))
} | _split(_RUNS)
WEAK_EFFECTS: Mapping[tuple[str, ...], str] = _split(_WEAK)
UNHARMED = table("unhurt unharmed uninjured unscathed escaped")
"""Words that deny the effect that they name."""
NEGATIONS = table(
    "not never cannot nor isn't aren't wasn't weren't hasn't haven't hadn't didn't doesn't don't"
    " won't wouldn't couldn't can't isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t didn’t"
    " doesn’t don’t won’t wouldn’t couldn’t can’t n't n’t without"
)
NOT_DENIED_BEHIND = table("only just immediately yet clear known sure least less fewer more")
"""Words behind "not" with which nothing is denied."""

POSSIBLE = table(
    "could may might can possibly probably perhaps potentially likely feared fear fears presumed"
    " believed thought risk risks risking risked"
)
"""Words with which it is not said that it happened, only that it may have or may yet."""
HYPOTHETICAL = table("would if unless hypothetical hypothetically lest")
"""Words with which it is said of a case that is not given."""
INTENDED = table(
    "threatened threaten threatens threatening vowed vow vows vowing planned plan plans planning"
    " plotted plot plotting tried try trying attempted attempting want wants wanted intended intend"
    " intends aim aimed aims sought seek seeks ordered prevent prevents preventing prevented avoid"
    " avoiding avoided avoids minimise minimize refrain avert averted"
)
"""Words in front of what is only meant or warded off."""
AUXILIARIES = table("have has had be been being also yet still even already to the a an any more")

GROWTH = table(
    "rise rises rose risen rising climb climbs climbed climbing reach reaches reached reaching grow"
    " grows grew grown growing jump jumped jumps jumping increase increased increases increasing"
    " pass passes passed passing exceed exceeds exceeded surpass surpasses surpassed top topped"
    " tops bring brings bringing brought raise raises raised raising stand stands stood revised"
    " now hit hits take takes taking took soared soars"
)
"""Words that make a toll near them a running total."""
TOLLS = table("toll tolls number total tally")
SO_FAR = ("so far", "to date")

SINGLE_PRONOUNS = table("he she him her himself herself i me myself someone somebody")
SINGULAR_VERBS = table("was is has wasn't isn't hasn't wasn’t isn’t hasn’t")
PLURAL_VERBS = table("were are have weren't aren't haven't weren’t aren’t haven’t")
GROUPS = with_plurals(
    "group family crew team crowd patrol convoy gang band unit squad platoon company brigade army"
    " household population community tribe clan party delegation staff garrison mob column"
    " busload boatload wave series string spate number couple caravan battalion regiment"
    " force"
)
"""Who is many though the word is one; "of" and a number behind it say how many."""
THINGS = with_plurals(
    "attack bomb bombing blast explosion strike airstrike raid rocket missile shell drone mine"
    " grenade bullet shot tank vehicle car truck lorry bus train ship boat ferry plane aircraft jet"
    " helicopter house home building school hospital church mosque bridge road village town city"
    " district province region country state place site front side incident clash battle war fire"
    " earthquake flood storm day week month year hour minute time night occasion case wave report"
    " camp island kilometre kilometer mile metre meter dollar gun rifle pistol weapon street block"
    " floor storey story room corner point party village neighbourhood neighborhood shop market"
    " hotel cafe restaurant border checkpoint base post station area zone camel"
    " sheep goat horse donkey cow dog animal"
) | table("cities countries parties stories storeys ferries buses clashes churches aircraft")
"""What is counted but is not hurt."""
UNITS = table(
    "hours hour days day weeks week months month years year minutes minute seconds nights night"
    " times time evenings mornings decades decade miles mile metres meters kilometres kilometers km"
    " a.m p.m am pm o'clock o’clock dollars euros pounds tonnes tons degrees rounds"
)
"""What makes the number in front of it none of people."""
DESIGNATORS = table(
    "flight highway route unit building room block sector zone district bus gate section phase"
    " platoon channel apartment page article level terminal ward grade checkpoint kilometre km"
)
"""What makes figures behind it a name."""
AGES = table("aged age ages")
"""What makes numbers behind it ages."""
STRENGTHS = table("member members man men woman women person people strong")
"""What may follow a number and a hyphen in a word that tells how many: "five-member"."""
BETWEEN_UNIT = table(
    "more further additional long short full whole straight consecutive successive"
)
"""What may stand between a number and its unit."""
JOINING = table(", and or & to were was who")
"""What stands around one of several ages."""
SINGLE_LOSSES = table("death casualty fatality assassination")
OWNERS_OF_MANY = table("their our your these those")
NATIONAL_ENDINGS = ("ian", "ean", "ish", "ese", "can", "i", "an")
"""How adjectives of peoples end."""
ANYBODY = table("people persons others victims civilians")
"""Who may be told more of behind a comma: "12 people, a nurse and eleven patients"."""
SHARES = table("percent per pc % third thirds quarter quarters fifths tenths half halves")
"""What makes the number in front of it a share of people."""
CAPTIVE = table("hostage hostages prisoner prisoners captive captives")
TAKING = table("take takes took taken taking hold holds held holding")
INCLUDING = table("include includes included including comprising")
EACH = table("each every")
AMONG = table("among amongst")
