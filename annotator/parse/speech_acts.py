"""What is done by a verb of attribution, and how a reporter stands to what it reports.

To teach the parser a verb, add its base form to the line of its act; forms follow by the rules of
spelling, irregular ones stand beside. A verb in no line asserts and is neutral.
"""

from functools import cache

from annotator.find.inflection import inflected

_ACTS: tuple[tuple[str, str], ...] = (
    ("deny", "deny reject dismiss refute dispute rebut repudiate disavow"),
    ("accuse", "accuse blame charge fault"),
    ("demand", "demand urge ask order call appeal request press beg exhort implore beseech"),
    ("demand", "instruct encourage invite recommend propose plead"),
    ("threaten", "threaten"),
    ("promise", "promise pledge vow swear undertake guarantee offer"),
    ("announce", "announce declare proclaim unveil reveal disclose"),
    ("assess", "believe think suspect estimate expect predict assume fear hope feel reckon"),
    ("assess", "conclude speculate theorise theorize forecast put describe label brand dub term"),
    ("assess", "characterise characterize find suggest indicate warn caution"),
    ("assess", "condemn denounce decry deplore criticise criticize praise welcome"),
)
_DISTANCING = "claim allege purport contend maintain insist assert boast"
_FACTIVE = (
    "confirm note acknowledge admit concede reveal disclose learn recall remind show observe find"
)
_IRREGULAR = {
    "swear": "swear swears swore sworn swearing",
    "undertake": "undertake undertakes undertook undertaken",
    "think": "think thinks thought thinking",
    "feel": "feel feels felt feeling",
    "put": "put puts putting",
    "find": "find finds found finding",
    "show": "show shows showed shown showing",
    "label": "label labels labelled labeled labelling labeling",
    "beg": "beg begs begged begging",
    "admit": "admit admits admitted admitting",
}
_OTHER_ACTS = {
    "accuse": "accusation accusations allegation allegations",
    "assess": "belief conclusion speculation suggestion suggestions warning warnings",
    "threaten": "threat",
    "announce": "announcement annoncé أعلن أعلنت وأعلن duyurdu duyurdular açıkladı açıkladılar",
}
"""Nouns of attribution, and forms of other languages."""
_OTHER_DISTANCING = (
    "allegation allegations rumours rumors behauptete behaupteten утверждает утверждают savundu"
    " iddia öne"
)
_OTHER_FACTIVE = "أكد أكدت وأكد"


def _forms(verbs: str) -> list[str]:
    """Return the forms of the verbs of a line."""
    return [
        form
        for verb in verbs.split()
        for form in (_IRREGULAR[verb].split() if verb in _IRREGULAR else (verb, *inflected(verb)))
    ]


@cache
def acts() -> dict[str, str]:
    """Return the act of each form of a verb that does more than assert, in lower case."""
    found = {form: act for act, verbs in _ACTS for form in _forms(verbs)}
    return found | {form: act for act, line in _OTHER_ACTS.items() for form in line.split()}


@cache
def stances() -> dict[str, str]:
    """Return the cue's type by the form of its verb, where that is not neutral, in lower case."""
    factive = dict.fromkeys((*_forms(_FACTIVE), *_OTHER_FACTIVE.split()), "factive")
    return factive | dict.fromkeys((*_forms(_DISTANCING), *_OTHER_DISTANCING.split()), "distancing")
