"""The guideline that a new project begins with: for each label Markdown and examples.

Texts only; `labels` puts them into the default label set, where people change them as they like.
An example is a sentence with the span between braces, whether that is right, and why.
"""

ExampleText = tuple[str, bool, str]

GUIDELINES: dict[str, str] = {
    "actor": """\
**Who acts, speaks, is spoken to or is harmed**: a state, a force, a group, an institution, a
person. Names count, and descriptions that say who is meant.

- Take the longest noun phrase, with a title before the name.
- Leave out the article, a number, and a clause that begins with *who* or *which*.
- Leave out a closing *'s*, unless more of the same name follows.
- Never a pronoun, and nothing empty such as *both sides* or *the victims*.
- A country or a city only where it acts or is spoken to, not where it says where.
- Tag every mention. That two are the same is said by **canonical**.
""",
    "claim": """\
**What the article says that somebody said**: statements, denials, demands, threats, promises.
Retold counts as much as quoted, and it need not be true.

- Take the content only. The speaker is an actor; the word of saying is the **cue**.
- Begin after *that*; keep *to* before a verb.
- Quotation marks at an edge belong to the claim.
- A quotation that its cue cuts in two is two claims, linked by **continues**.
- A claim within a claim is tagged where there are two speakers.
- What the journalist tells without a source is no claim.
""",
    "casualty": """\
**People killed, injured, missing, captured or displaced**, with or without a number; and that
there were none.

- Take the shortest stretch with the number, the people and the word for the harm.
- Killer, place, time and cause stay outside, unless they stand in the middle.
- Two harms with two numbers are two spans; one number for both is one span with two effects.
- Numbers are as the text has them: *at least two* has no greatest number, *dozens* has neither.
- Losses of equipment and mere danger are none.
""",
    "date": """\
**When, how long or how often**: days, times, parts of the year, *yesterday*, *two hours*,
*every Friday*.

- Leave out the preposition and the article. What *since* or *until* say is the **bound**.
- Keep *last*, *next*, *early*, *late*, and what belongs to the same day or time.
- *Between … and …* is two spans.
- The **value** is the day it means, read against the day of publication.
- Not: *soon*, *so far*, ages, and names such as a war's.
""",
}

EXAMPLES: dict[str, tuple[ExampleText, ...]] = {
    "actor": (
        ("The {northern army} shelled a farm.", True, "without the article"),
        ("{Colonel Idra Senn} spoke to reporters.", True, "with the title"),
        ("{Tarvia}'s offer came late.", True, "without the closing ’s"),
        ("{They} denied it.", False, "a pronoun"),
        ("The talks were held in {Tarvia}.", False, "it only says where"),
    ),
    "claim": (
        ("The ministry said that {two soldiers had died}.", True, "after “that”"),
        ("{“We held our fire,”} the colonel said.", True, "with its quotation marks"),
        ("Tarvia urged both sides {to hold their fire}.", True, "without who is asked"),
        ("The ministry {said that two soldiers had died}.", False, "the cue stays outside"),
        ("{Two soldiers died on Sunday.}", False, "nobody is said to say it"),
    ),
    "casualty": (
        ("{At least two soldiers were killed} on Sunday.", True, "number, people, harm"),
        ("Rebels {killed three guards} and {wounded twelve}.", True, "two numbers, two spans"),
        ("{No villagers were hurt}.", True, "that there were none counts"),
        ("{Two soldiers were killed on Sunday}.", False, "the day stays outside"),
        ("{Rebels killed three guards}.", False, "the killer stays outside"),
    ),
    "date": (
        ("It has been closed since {1991}.", True, "bound: since"),
        ("Talks resumed {late on Sunday}.", True, "“late” belongs to it"),
        ("Between {5 March} and {7 March} nobody crossed.", True, "two spans"),
        ("It has been closed {since 1991}.", False, "the preposition stays outside"),
        ("He is {40 years} old.", False, "an age"),
    ),
}
