"""The words of attacking: what the linkers of perpetrators and of dates look for."""

ATTACK = (
    r"(?:air\s?-?strikes?|air\s+raids?|drone\s+strikes?|strikes?|attacks?|shelling|bombings?|raids?"
    r"|bombardments?|(?:gun)?fire|ambush(?:es)?|assaults?|rockets?|missiles?|snipers?|offensives?"
    r"|massacres?|clash(?:es)?|explosions?|blasts?|shootings?)"
)
"""Nouns, as a pattern of them."""
ATTACKED = (
    r"(?:opened\s+fire|fired|attacked|shelled|bombed|raided|stormed|ambushed|struck|hit|targeted"
    r"|detonated|launched|bombarded|pounded|gunned)"
)
"""Verbs in the past, as a pattern of them."""
