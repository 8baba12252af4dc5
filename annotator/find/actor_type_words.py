"""The vocabulary of `actor_types`: which nouns and names mean which kind of actor.

Tables are strings of words in lower case; a name of several words stands between commas. To teach
it a noun, add its singular to the line of its kind; to teach it a name, add that to `_NAMES`.
"""

from annotator.find.actor_words import FIGHTERS, OFFICES
from annotator.find.shared_words import table


def _by_kind(lines: dict[str, str], mark: str | None = None) -> dict[str, str]:
    return {
        word.strip(): kind
        for kind, line in lines.items()
        for word in line.split(mark)
        if word.strip()
    }


HEADS: dict[str, str] = {
    **_by_kind(
        {
            "state": "government regime ministry ministries cabinet parliament administration"
            " kingdom republic presidency monarchy authorities embassy consulate department"
            " congress senate junta legislature judiciary dictatorship official "
            " lawmaker legislator mp secretariat council-of-ministers caliphate office side"
            " capital country countries nation minobor",
            "state_forces": "army armies military militaries troop troops soldier police policeman"
            " policemen policewoman policewomen gendarme gendarmerie navy infantry marine conscript"
            " aircrew coastguard serviceman servicemen servicewoman servicewomen paratrooper"
            " commando battalion regiment brigade platoon squadron garrison forces patrol reservist"
            " airmen airman sailor corps artillery cavalry trooper",
            "rebel": "rebel insurgent militant separatist guerrilla guerilla jihadi jihadist"
            " terrorist extremist islamist mujahideen mujahidin insurgency rebellion secessionist"
            " revolutionary",
            "militia": "militia militiaman militiamen paramilitary paramilitaries vigilante gang"
            " cartel warlord mafia",
            "external_forces": "peacekeeper coalition alliance mercenary mercenaries",
            "civilian": "civilian villager resident child children woman women man men girl boy"
            " baby babies family families people person victim protester protestor demonstrator"
            " activist student pupil pilgrim worshipper passenger patient farmer driver worker"
            " journalist reporter photographer refugee migrant tourist inhabitant citizen local"
            " friend teammate relative mourner shepherd teacher doctor nurse medic paramedic"
            " engineer hostage prisoner inmate bystander passer-by passers-by youth teenager"
            " tribesman tribesmen tribe community communities population public inhabitant"
            " parent mother father son daughter brother sister wife widow husband crowd survivor"
            " eyewitness eyewitnesses witness witnesses volunteer nun monk priest fisherman"
            " fishermen elder evacuee miner trader merchant commuter spectator voter immigrant"
            " muslim"
            " christian sunni shiite shia alawite kurd yazidi jew hindu sikh rohingya critic"
            " scientist",
            "organisation": "company companies agency agencies bank party union university hospital"
            " organisation organization ngo league federation association charity charities church"
            " network channel newspaper magazine firm committee commission institute foundation"
            " watchdog club tribunal observatory society corporation school station outlet media"
            " broadcaster airline institution college newsroom website confederation syndicate"
            " museum factory consortium fund movement conference team press news times post herald"
            " weekly tribune telegraph gazette board centre center municipality journal industry"
            " academy",
        }
    ),
    **_by_kind(
        {
            "state": "mayor's office, foreign office, home office, white house, city council,"
            " town council, state council, supreme court, prime ministry",
            "state_forces": "service member, service members, security personnel, security service,"
            " border guard, border guards, police officer, police officers, army officer,"
            " army officers, national guard, air force, special forces, police department,"
            " armed forces, law enforcement, mobile unit",
            "external_forces": "task force, foreign forces, foreign troops, peacekeeping mission,"
            " peacekeeping force, observer mission",
            "organisation": "news agency, monitoring mission, aid group, rights group,"
            " security council, human rights, refugee council, red cross, red crescent,"
            " monitoring group, aid agency",
            "civilian": "aid worker, aid workers, human beings, loved ones",
            "other": "international community",
        },
        ",",
    ),
    **_by_kind(
        {
            "state_forces": "asker askerler polis polisler военные военных солдаты солдат полиция"
            " армия جنود جنديين الجيش الشرطة soldaten soldats soldados polizei policía militaires",
            "state": "bakanlık bakanlığı hükümet правительство министерство минобороны мид الحكومة"
            " وزارة regierung gouvernement gobierno ministerium ministère ministerio",
            "civilian": "siviller sivil мирных жителей жители مدنيين المدنيين zivilisten civils"
            " civiles",
        }
    ),
}
"""The kind of actor by its head noun, in lower case; two words where one does not tell."""

NAMED: dict[str, str] = _by_kind(
    {
        "rebel": "isil, isis, islamic state, islamic state of iraq and the levant, daesh, da'esh,"
        " da’esh, dae'sh, dae’sh,"
        " al-qaeda, al qaeda, al-qaida, al-nusra, nusra front, boko haram, al-shabaab, al-shabab,"
        " pkk, ypg, sdf, farc, eln, m23,"
        " syrian democratic forces, free syrian army, lord's resistance army, opposition fighters,"
        " opposition forces, insurgency",
        "militia": "wagner, wagner group, janjaweed, shabiha, hashd al-shaabi, mai-mai,"
        " interahamwe",
        "external_forces": "coalition, alliance, nato, isaf, unifil, minusma, monusco, amisom,"
        " kfor,"
        " global coalition, blue helmets, otan",
        "organisation": "un, u.n., united nations, eu, e.u., european union, african union, osce,"
        " osce minsk group, who, world health organization, unhcr, unicef, icrc, red cross,"
        " red crescent, doctors without borders, médecins sans frontières, msf, amnesty"
        " international, human rights watch, reuters, afp, associated press, ap, bbc, cnn, al"
        " jazeera, imf, world bank, arab league, opec, icc, unesco, wfp, interpol, greenpeace,"
        " save the children, oxfam, facebook, google, twitter, microsoft, security council",
        "state": "west, the west, dod, fbi, cia, nasa, congress, knesset, duma, bundestag,"
        " house of commons, house of representatives, supreme court, state department, foreign"
        " office, home office, cabinet office, минобороны, мид",
        "state_forces": "men and women in uniform, idf, royal navy, royal air force, red army,"
        " national guard, u.s. army,"
        " us army, centcom",
    },
    ",",
)
"""The kind of actor by its whole name, in lower case."""

MODIFIERS: dict[str, str] = _by_kind(
    {
        "rebel": "rebel insurgent separatist jihadist islamist terrorist terror extremist guerrilla"
        " opposition-held anti-government",
        "militia": "militia paramilitary tribal vigilante pro-government criminal",
        "external_forces": "foreign coalition peacekeeping multinational international allied",
        "state_forces": "security army navy police military government",
    }
)
"""What a word in front of an open head makes of it: `rebel leaders`, `foreign forces`."""

PARTICIPANTS = table(
    "fighter fighters member members supporter supporters leader leaders commander commanders"
    " combatant combatants planner planners chiefs sympathisers personnel operatives crew sniper"
    " snipers officer officers side sides recruits"
)
"""Heads that are of whatever kind they belong to."""
COLLECTIVE = table(
    "group groups force forces unit units team teams council councils command authority wing"
    " faction factions cell office service services group organisation organization committee side"
    " sides division court delegation leadership branch body"
)
"""Heads that what is in front of them and behind "of" decides on."""

PERSONS = (
    table(OFFICES)
    - table("staff jury donor ally guest visitor fan hero heroes eyewitnesses witnesses star")
) | table(
    "minister spokesman spokeswoman spokesperson commander leader lawyer admiral general colonel"
    " captain major lieutenant sergeant corporal brigadier marshal mr mrs ms sir lady lord dame"
    " prime-minister vice-president co-founder founder chairman chairwoman premier tsar cardinal"
    " specialist private petty governor-general minister-designate commissioner ombudsman"
    " patriarch ayatollah mullah"
    " resistance-leader professor deputy author"
) - {"representatives"}
"""Offices and ranks in the singular: whoever has one is a person."""
ABBREVIATED_TITLES = table(
    "gen lt col maj capt sgt cpl spc pvt adm cmdr brig dr prof sen rep gov pres rev hon amb pfc"
)

UNKNOWN_PEOPLE = table(
    "attacker bomber assailant gunman gunmen killer kidnapper hacker smuggler shooter perpetrator"
    " suspect fighter combatant enemy enemies foe sniper member leader commander supporter side"
    " party parties other other partner rival opponent user owner player customer officer"
) | {noun for noun in table(FIGHTERS) if noun.endswith("er")}
"""People of whom the word alone does not tell on which side they are."""

NO_NAME = table(
    "news post times daily radio tv television media press herald tribune sky red blue white black"
    " northern southern eastern western north south east west central new united free national"
    " democratic islamic people's popular liberation international global royal world great holy"
    " street road square city town village valley river mount lake sea island islands province"
    " district region county state states park bridge camp fort port airport operation day week"
    " month year war peace agreement treaty cup league games prize award act law report summit"
    " conference house hall palace tower church mosque temple cathedral first second third high"
    " special task general public social civil human rights health defense defence foreign interior"
    " home security justice finance education resolve reserve component air internet facebook"
    " twitter google"
)
"""Words that are of a name which is no person's."""
