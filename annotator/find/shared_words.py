"""Words that the tables of several finders share: numbers, months and days.

A table is a string of words in lower case with spaces between, so that it reads and grows as a list
does. What only one finder reads stands in that finder's own `…_words`, also where another has a
list much like it: each knows a word by what it does to that one label.
"""

from functools import cache

CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred thousand million dozen"
)
FOREIGN_CARDINALS = (
    "zwei drei vier fünf sechs sieben acht neun zehn deux trois quatre cinq huit neuf dix"
    " dos tres cuatro cinco seis siete ocho nueve diez"
    " iki üç dört beş altı yedi sekiz dokuz"
    " два две три четыре пять шесть семь восемь девять десять"
)
"""Those of German, French, Spanish, Turkish and Russian that are no words of English."""
MONTHS = "january february march april june july august september october november december"
"""Without May, which is a verb as often, so that each finder has a say of its own on it."""
SHORT_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"


@cache
def table(words: str) -> frozenset[str]:
    """Return the words of a table as a set, the same one at each call."""
    return frozenset(words.split())
