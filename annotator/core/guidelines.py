"""The guideline that a new project begins with: for each label Markdown and examples.

Texts only; `labels` puts them into the default label set, where people change them as they like.
An example is a sentence with the span between braces, whether that is right, and why.
"""

ExampleText = tuple[str, bool, str]

GUIDELINES: dict[str, str] = {
    "actor": """\
**Who acts, speaks, is spoken to or is harmed**: a state, an armed force, a group, an institution, \
a person. Names count, and so do descriptions that say who is meant, such as *gunmen*.

- Take the whole noun phrase, with a title that stands before the name.
- Leave out an article in front, a number, and a clause behind that begins with *who* or *which*.
- A name or description behind a comma that means the same one is a second span.
- Of two that are joined by *and*, each is a span of its own.
- Leave out a closing *'s*, unless the name goes on behind it, as in *Tarvia's army*.
- Never take a pronoun, or words that say nobody in particular: *both sides*, *the victims*.
- Take a country or a city only where it acts, speaks, is spoken to or is attacked, not where it \
only says where.
- An adjective alone is no actor: not *Tarvian* in *the Tarvian occupation*.
- Tag every mention. **canonical** says which mentions mean the same one.
""",
    "claim": """\
**What somebody says, according to the article**: statements, denials, demands, threats, promises. \
What is retold counts as much as what is quoted, and it need not be true.

- Take only what is said. Who says it is an actor, and the word of saying is the **cue**.
- Begin after *that*, but keep *to* before a verb. Of a demand, leave out whom it is made to.
- Quotation marks at an edge belong to the claim. A full stop at its end does not, unless it \
stands inside them.
- End where the journalist goes on in their own words, as in *…, where fighting has begun again*.
- One quotation is one claim, even over several sentences. Where its cue stands in the middle, it \
is two claims, linked by **continues**.
- In *She said that Tarvia asked for calm* there are two: what she said and, inside it, what \
Tarvia asked for.
- What is denied is tagged like what is said; **act** says that it is denied.
- What the journalist tells without naming or hinting at a source is no claim.
""",
    "casualty": """\
**People who were killed, injured, captured or displaced, or are missing**, with or without a \
number. That nobody was harmed counts too.

- Take the shortest stretch that holds the number, the people and the word for the harm. *At \
least*, *about* and an article before them belong to it.
- Leave out who did it, where, when and why, unless that stands in the middle.
- Two harms with a number each are two spans; two harms with one number are one span, with both \
as its **effect**.
- Never guess a number. *At least two* has a **count_min** only; *dozens* has neither that nor a \
**count_max**.
- Tag a number each time it is told, also where two numbers contradict each other.
- Lost equipment, mere danger and natural deaths are no casualties.
""",
    "date": """\
**When something happened, how long it lasted or how often**: days, times of day, parts of a year, \
*yesterday*, *two hours*, *every Friday*.

- Leave out the preposition and the article in front. In *since 1991* the span is *1991*, and \
**bound** says *since*.
- Keep *last*, *next*, *early* and *late*, and *a* where it means one, as in *an hour later*.
- Day, month and year are one span, and so are a day and its time: *Sunday morning*.
- *Between … and …* is two spans.
- In *two days after the attack* the span is *two days*.
- **value** says which day or how long, counted from the day of publication.
- Do not tag *soon* or *so far*, an age, or a name such as that of a war or a holiday.
""",
}

EXAMPLES: dict[str, tuple[ExampleText, ...]] = {
    "actor": (
        ("The {northern army} shelled a farm.", True, "without the article"),
        ("{Colonel Idra Senn} spoke to reporters.", True, "with the title"),
        ("The {mayor}, {Amra Dool}, left the town.", True, "one person, two spans"),
        ("{Tarvia}'s offer came late.", True, "without the closing ’s"),
        ("{They} denied it.", False, "a pronoun"),
        ("The talks were held in {Tarvia}.", False, "it only says where"),
    ),
    "claim": (
        ("The ministry said that {two soldiers had died}.", True, "after “that”"),
        ("{“We held our fire,”} the colonel said.", True, "with its quotation marks"),
        ("Tarvia urged both sides {to hold their fire}.", True, "without who is asked"),
        (
            "She said that {Tarvia had asked them {to stay calm}}.",
            True,
            "two speakers, two claims",
        ),
        ("The ministry {said that two soldiers had died}.", False, "the cue stays outside"),
        ("{Two soldiers died on Sunday.}", False, "nobody is said to say it"),
    ),
    "casualty": (
        ("{At least two soldiers were killed} on Sunday.", True, "number, people, harm"),
        ("Rebels {killed three guards} and {wounded twelve}.", True, "two numbers, two spans"),
        ("{No villagers were hurt}.", True, "that there were none counts"),
        ("{Two soldiers were killed on Sunday}.", False, "the day stays outside"),
        ("{Rebels killed three guards}.", False, "who did it stays outside"),
    ),
    "date": (
        ("It has been closed since {1991}.", True, "bound: since"),
        ("Talks resumed {late on Sunday}.", True, "“late” belongs to it"),
        ("Between {5 March} and {7 March} nobody crossed.", True, "two spans"),
        ("It has been closed {since 1991}.", False, "the preposition stays outside"),
        ("He is {40 years} old.", False, "an age"),
    ),
}
