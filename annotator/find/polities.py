"""The names of states: countries, their peoples, and capitals that stand for them.

One state an entry: its names, then `|`, its adjectives and peoples, then `|`, its seats of power.
Names in English as newspapers write them; to add one, write it into its entry.
"""

from functools import cache
from typing import NamedTuple

_STATES = """
Afghanistan|Afghan|Kabul; Albania|Albanian|Tirana; Algeria|Algerian|Algiers;
Angola|Angolan|Luanda; Andorra|Andorran; Antigua and Barbuda|Antiguan;
Argentina|Argentine,Argentinian|Buenos Aires; Armenia|Armenian|Yerevan;
Australia|Australian|Canberra; Austria|Austrian|Vienna; Azerbaijan|Azerbaijani,Azeri|Baku;
Bahamas|Bahamian|Nassau; Bahrain|Bahraini|Manama; Bangladesh|Bangladeshi|Dhaka;
Barbados|Barbadian; Belarus|Belarusian|Minsk; Belgium|Belgian; Belize|Belizean; Benin|Beninese;
Bhutan|Bhutanese|Thimphu; Bolivia|Bolivian|La Paz;
Bosnia,Bosnia and Herzegovina|Bosnian|Sarajevo; Botswana|Botswanan; Brazil|Brazilian|Brasilia;
Brunei|Bruneian; Bulgaria|Bulgarian|Sofia; Burkina Faso|Burkinabe|Ouagadougou;
Burundi|Burundian|Bujumbura; Cambodia|Cambodian|Phnom Penh; Cameroon|Cameroonian|Yaounde;
Canada|Canadian|Ottawa; Cape Verde|Cape Verdean;
Central African Republic|Central African|Bangui; Chad|Chadian|N'Djamena; Chile|Chilean|Santiago;
China|Chinese|Beijing; Colombia|Colombian|Bogota; Comoros|Comorian;
Congo,DR Congo,DRC|Congolese|Kinshasa; Costa Rica|Costa Rican; Croatia|Croatian,Croat|Zagreb;
Cuba|Cuban|Havana; Cyprus|Cypriot|Nicosia; Czech Republic,Czechia|Czech|Prague;
Denmark|Danish|Copenhagen; Djibouti|Djiboutian; Dominican Republic|Dominican;
East Timor|Timorese|Dili; Ecuador|Ecuadorian|Quito; Egypt|Egyptian|Cairo;
El Salvador|Salvadoran|San Salvador; Equatorial Guinea|Equatoguinean; Eritrea|Eritrean|Asmara;
Estonia|Estonian|Tallinn; Eswatini|Swazi; Ethiopia|Ethiopian|Addis Ababa; Fiji|Fijian|Suva;
Finland|Finnish|Helsinki; France|French|Paris; Gabon|Gabonese; Gambia|Gambian;
Georgia|Georgian|Tbilisi; Germany|German|Berlin; Ghana|Ghanaian|Accra; Greece|Greek|Athens;
Grenada|Grenadian; Guatemala|Guatemalan; Guinea|Guinean|Conakry; Guyana|Guyanese;
Haiti|Haitian|Port-au-Prince; Honduras|Honduran|Tegucigalpa; Hungary|Hungarian|Budapest;
Iceland|Icelandic|Reykjavik; India|Indian|New Delhi,Delhi; Indonesia|Indonesian|Jakarta;
Iran,Islamic Republic|Iranian|Tehran; Iraq|Iraqi|Baghdad; Ireland|Irish|Dublin;
Israel|Israeli|Jerusalem,Tel Aviv; Italy|Italian|Rome; Ivory Coast|Ivorian|Abidjan;
Jamaica|Jamaican; Japan|Japanese|Tokyo; Jordan|Jordanian|Amman; Kazakhstan|Kazakh|Astana;
Kenya|Kenyan|Nairobi; Kiribati; Kosovo|Kosovan,Kosovar|Pristina; Kuwait|Kuwaiti;
Kyrgyzstan|Kyrgyz|Bishkek; Laos|Laotian|Vientiane; Latvia|Latvian|Riga; Lebanon|Lebanese|Beirut;
Lesotho|Basotho; Liberia|Liberian|Monrovia; Libya|Libyan|Tripoli; Liechtenstein;
Lithuania|Lithuanian|Vilnius; Luxembourg; Madagascar|Malagasy; Malawi|Malawian;
Malaysia|Malaysian|Kuala Lumpur; Maldives|Maldivian; Mali|Malian|Bamako; Malta|Maltese|Valletta;
Mauritania|Mauritanian|Nouakchott; Mauritius|Mauritian; Mexico|Mexican|Mexico City;
Micronesia|Micronesian; Moldova|Moldovan|Chisinau; Monaco; Mongolia|Mongolian|Ulaanbaatar;
Montenegro|Montenegrin|Podgorica; Morocco|Moroccan|Rabat; Mozambique|Mozambican|Maputo;
Myanmar,Burma|Burmese|Naypyidaw; Namibia|Namibian; Nauru; Nepal|Nepalese,Nepali|Kathmandu;
Netherlands|Dutch|The Hague; New Zealand|New Zealander|Wellington; Nicaragua|Nicaraguan|Managua;
Niger|Nigerien|Niamey; Nigeria|Nigerian|Abuja; North Korea,DPRK,North|North Korean|Pyongyang;
North Macedonia,Macedonia|Macedonian|Skopje; Norway|Norwegian|Oslo; Oman|Omani|Muscat;
Pakistan|Pakistani|Islamabad; Palau; Palestine|Palestinian|Ramallah; Panama|Panamanian;
Papua New Guinea|Papuan; Paraguay|Paraguayan; Peru|Peruvian|Lima;
Philippines|Filipino,Philippine|Manila; Poland|Polish|Warsaw; Portugal|Portuguese|Lisbon;
Qatar|Qatari|Doha; Romania|Romanian|Bucharest; Russia,Russian Federation|Russian|Moscow,Kremlin;
Rwanda|Rwandan|Kigali; Samoa|Samoan; Saudi Arabia|Saudi|Riyadh; Senegal|Senegalese|Dakar;
Serbia|Serbian,Serb|Belgrade; Seychelles; Sierra Leone|Sierra Leonean|Freetown;
Singapore|Singaporean; Slovakia|Slovak|Bratislava; Slovenia|Slovenian|Ljubljana;
Solomon Islands; Somalia,Somaliland|Somali|Mogadishu; South Africa|South African|Pretoria;
South Korea,South|South Korean|Seoul; South Sudan|South Sudanese|Juba; Spain|Spanish|Madrid;
Sri Lanka|Sri Lankan|Colombo; Sudan|Sudanese|Khartoum; Suriname|Surinamese;
Sweden|Swedish|Stockholm; Switzerland|Swiss|Bern; Syria|Syrian|Damascus;
Taiwan|Taiwanese|Taipei; Tajikistan|Tajik|Dushanbe; Tanzania|Tanzanian|Dodoma;
Thailand|Thai|Bangkok; Togo|Togolese|Lome; Tonga|Tongan; Trinidad and Tobago|Trinidadian;
Tunisia|Tunisian|Tunis; Turkey,Türkiye|Turkish|Ankara; Turkmenistan|Turkmen|Ashgabat; Tuvalu;
Uganda|Ugandan|Kampala; Ukraine|Ukrainian|Kyiv,Kiev;
United Arab Emirates,UAE,Emirates|Emirati|Abu Dhabi;
United Kingdom,UK,U.K.,Britain,Great Britain,England,Scotland,Wales|British|
London,Downing Street,Whitehall;
United States,United States of America,US,U.S.,USA,America|American|Washington,White House,Pentagon;
Uruguay|Uruguayan|Montevideo; Uzbekistan|Uzbek|Tashkent; Vanuatu; Vatican,Holy See;
Venezuela|Venezuelan|Caracas; Vietnam|Vietnamese|Hanoi; Yemen|Yemeni|Sanaa,Sana'a;
Zambia|Zambian|Lusaka; Zimbabwe|Zimbabwean|Harare; Soviet Union,USSR|Soviet;
Yugoslavia|Yugoslav; Nagorno-Karabakh,Karabakh,Artsakh||Stepanakert; Abkhazia|Abkhaz;
South Ossetia|Ossetian; Türkiye Cumhuriyeti||Bakü,Moskova; Россия|Российский|Москва;
Украина||Киев; Азербайджан||Баку; Армения||Ереван; Турция||Анкара; Deutschland|Deutsche;
Russland; Türkei; Frankreich; Rusia; Russie; Francia; Allemagne; Alemania; España; Turquie;
Turquía; États-Unis; Estados Unidos; США; ABD; Rusya; Ermenistan; Azerbaycan; Suriye; Irak;
Syrie; Siria; Syrien; سوريا; العراق; روسيا; تركيا; إسرائيل
"""


class _Names(NamedTuple):
    states: frozenset[str]
    peoples: frozenset[str]


@cache
def _names() -> _Names:
    entries = [[part.split(",") for part in entry.split("|")] for entry in _one_line().split(";")]
    states = [name for parts in entries for part in (parts[0], *parts[2:]) for name in part]
    peoples = [name for parts in entries for part in parts[1:2] for name in part]
    return _Names(_folded(states), _folded(peoples))


def _one_line() -> str:
    return " ".join(_STATES.split())


def _folded(names: list[str]) -> frozenset[str]:
    return frozenset(name.strip().casefold() for name in names) - {""}


def is_state(name: str) -> bool:
    """Return whether a name is that of a state, or of a capital that stands for one.

    >>> [is_state(name) for name in ("Azerbaijan", "Baku", "Azerbaijani", "Orsk")]
    [True, True, False, False]
    """
    return name.casefold() in _names().states


def is_people(word: str) -> bool:
    """Return whether a word is the adjective or the people of a state, also in the plural.

    >>> [is_people(word) for word in ("Armenian", "Syrians", "Turkish", "Orsk")]
    [True, True, True, False]
    """
    folded = word.casefold()
    return folded in _names().peoples or folded.removesuffix("s") in _names().peoples
