"""More varied training text: other names in the same places, headlines in capitals, typographic quotation marks and dashes.

Names are exchanged consistently inside a passage ("Ann Lee … Lee"), so that the text stays believable. Changes of case and
typography keep every offset.
"""
import itertools
import re

import data

PERSON_SHARE, ORGANIZATION_SHARE, PLACE_SHARE = 0.85, 0.5, 0.5  # of the distinct names of a passage that are exchanged
MADE_UP_SHARE = 0.35  # of new organization names, made from a pattern instead of taken from another passage
TODAY_SHARE = 0.35  # of new names of people and organizations that come from the lists of today's news
GIVEN_NAME_ALONE = 0.1
NICKNAMES = ("El Viejo", "Lula", "Bongbong", "Gordo", "the Rock", "Tito", "La Barbie", "Bibi", "Dr. Dre", "Che", "Duke", "Mad Dog")
NICKNAME_SHARE = 0.03  # of full names that get a nickname in quotation marks
PARTICLES = ("de", "de la", "von", "van der", "al-", "bin", "di", "dos", "el-", "ben", "ter", "le")
PARTICLE_SHARE = 0.06
SENTENCE_CAPITALS, SENTENCE_TITLE_CASE, TYPOGRAPHIC = 0.03, 0.03, 0.35

ORGANIZATION_NOUNS = (
    "Police", "Supreme Court", "Central Bank", "National Assembly", "Parliament", "Senate", "Army", "Air Force", "Navy", "Times",
    "Post", "Herald", "Tribune", "Daily News", "Broadcasting Corporation", "University", "Institute of Technology", "Airlines",
    "Workers' Party", "People's Party", "Democratic Party", "Labour Party", "Green Party", "National Front", "Liberation Front",
    "Liberation Army", "Cartel", "Human Rights Commission", "Election Commission", "Chamber of Commerce", "Stock Exchange",
    "Red Cross", "Medical Center", "Football Association", "United", "City Council", "Development Bank", "Space Agency")
MINISTRIES = ("Defence", "Defense", "Foreign Affairs", "Health", "Finance", "Justice", "the Interior", "Education", "Agriculture",
              "Energy", "Trade", "Home Affairs", "Labour", "Transport", "Information")
SURNAME_NOUNS = ("Group", "Foundation", "Corporation", "Inc.", "Ltd.", "& Co.", "Industries", "Holdings", "Institute",
                 "Brothers", "Motors", "Brigade", "Media", "Partners", "Energy", "Bank")
COINED_STARTS = ("Nov", "Vert", "Alt", "Sol", "Kor", "Tel", "Med", "Eur", "Dyn", "Lum", "Inter", "Agr", "Petr", "Trans", "Uni", "Fin",
                 "Bal", "Cer", "Pol", "Ver", "Zen", "Mar", "Aer", "Gen", "Om", "Sig", "Bio", "Cosm", "Proxi", "Tech")
COINED_ENDS = ("ex", "is", "ia", "on", "ic", "ora", "ium", "tech", "com", "soft", "net", "media", "gas", "oil", "bank", "max", "air",
               "press", "fax", "ix", "eon", "ana", "ys", "el", "ent", "vest", "corp", "prom", "line", "sat")


class NamePool:
    """Names to put in: people by locale, organizations seen in training, countries and cities."""

    def __init__(self, passages):
        self.given = self._by_locale("given_names")
        surnames = self._by_locale("surnames")
        self.locales = sorted(locale for locale in self.given if len(surnames.get(locale, ())) >= 20
                              and len(self.given[locale]) >= 20)
        self.surnames = {locale: surnames[locale] for locale in self.locales}
        self.people_today = data.read_list("people_today")
        # As in the news, few are named most of the time. Some of them need many examples, since their word vector misleads.
        self._prominence = list(itertools.accumulate(1 / (rank + 5) for rank in range(len(self.people_today))))
        self.organizations_today = [row[0] for row in data.read_list("organizations_today")]
        self.cities = [row[0] for row in data.read_list("cities")]
        self.countries = [row[0] for row in data.read_list("countries")]
        self.places = set(self.cities) | set(self.countries) | {row[1] for row in data.read_list("us_states")}
        self.organizations = self._organizations(passages)

    @staticmethod
    def _by_locale(name):
        result = {}
        for text, locales in data.read_list(name):
            for locale in locales.split(","):
                if text[:1].isupper() and len(text) > 2:
                    result.setdefault(locale.strip(), []).append(text)
        return result

    @staticmethod
    def _organizations(passages):
        names = {p.text[s:e] for p in passages for s, e, kind in p.names if kind == "ORG"}
        result = {}
        for name in sorted(names):
            result.setdefault(shape(name), []).append(name)
        return result

    def person(self, random):
        """A given name and a surname of one country, or of a public figure."""
        if random.random() < TODAY_SHARE:
            return random.choices(self.people_today, cum_weights=self._prominence)[0]
        locale = random.choice(self.locales)
        surname = random.choice(self.surnames[locale])
        if random.random() < PARTICLE_SHARE and " " not in surname:
            particle = random.choice(PARTICLES)
            surname = particle + ("" if particle.endswith("-") else " ") + surname
        return random.choice(self.given[locale]), surname

    def place(self, old, random):
        """A country for a country, a city for a city or state; nothing for a name that is neither."""
        if old not in self.places:
            return None
        return random.choice(self.countries if old in self.countries else self.cities)

    def organization(self, old, random):
        """An organization of today's news, one of the same shape, or one made from a pattern."""
        if random.random() < TODAY_SHARE:
            return random.choice(self.organizations_today)
        if random.random() < MADE_UP_SHARE:
            return {"several": self._made_up, "one": self._made_up_word, "acronym": made_up_acronym}[shape(old)](random)
        return random.choice(self.organizations.get(shape(old)) or [old])

    def _made_up(self, random):
        place = random.choice(self.cities if random.random() < 0.6 else self.countries)
        kind = random.random()
        if kind < 0.55:
            return f"{place} {random.choice(ORGANIZATION_NOUNS)}"
        if kind < 0.7:
            return f"Ministry of {random.choice(MINISTRIES)}"
        if kind < 0.8:
            return f"University of {place}"
        return f"{self.person(random)[1]} {random.choice(SURNAME_NOUNS)}"

    def _made_up_word(self, random):
        """A company or club named like a family or a town, or a coined word: only what is said tells that it is none of these."""
        kind = random.random()
        if kind < 0.4:
            return self.person(random)[1].split()[-1]
        if kind < 0.55:
            return random.choice(self.cities)
        return random.choice(COINED_STARTS) + random.choice(COINED_ENDS)


def made_up_acronym(random):
    """Three to five capital letters."""
    return "".join(random.choices("ABCDEFGHIKLMNOPRSTUV", k=random.choice((3, 3, 4, 4, 5))))


def shape(name):
    """The sort of organization name: an acronym, one word, or several."""
    if " " in name:
        return "several"
    return "acronym" if name.isupper() else "one"


def rename(passage, pool, random):
    """The passage with many of its names exchanged, each always for the same new name."""
    text, edits, renamed = passage.text, [], {}
    people = [text[s:e] for s, e, kind in passage.names if kind == "PER"]
    surnames = {}
    for name in sorted(set(people), key=lambda n: (-len(n.split()), n)):
        if len(name.split()) > 4 or not name[:1].isupper():
            continue
        last = name.split()[-1]
        if last not in surnames:
            surnames[last] = pool.person(random) if random.random() < PERSON_SHARE else None
        if surnames[last]:
            given, surname = surnames[last]
            alone = given if random.random() < GIVEN_NAME_ALONE else surname
            full = f"{given} “{random.choice(NICKNAMES)}” {surname}" if random.random() < NICKNAME_SHARE else f"{given} {surname}"
            renamed[name, "PER"] = full if " " in name else alone
    for name in sorted({text[s:e] for s, e, kind in passage.names if kind == "ORG"}):
        if random.random() < ORGANIZATION_SHARE:
            renamed[name, "ORG"] = pool.organization(name, random)
    for name in sorted({text[s:e] for s, e, kind in passage.names if kind == "LOC"}):
        new = pool.place(name, random) if random.random() < PLACE_SHARE else None
        if new:
            renamed[name, "LOC"] = new
    for start, end, kind in passage.names:
        new = renamed.get((text[start:end], kind))
        if new:
            edits.append((start, end, new))
    return passage.replace(edits)


def restyle(text, sentences, random):
    """The text, of the same length, with some sentences in capitals or title case, or with curly quotes and dashes."""
    for start, end in sentences:
        part, drawn = text[start:end], random.random()
        if drawn < SENTENCE_CAPITALS:
            part = part.upper()
        elif drawn < SENTENCE_CAPITALS + SENTENCE_TITLE_CASE:
            part = re.sub(r"(?<![\w'’])[a-z](?=\w{3})", lambda m: m.group().upper(), part)
        if len(part) == end - start:
            text = text[:start] + part + text[end:]
    if random.random() < TYPOGRAPHIC:
        text = re.sub(r'(?:(?<=\s)|(?<=[(\[—])|^)"', "“", text).replace('"', "”")
        text = re.sub(r"(?:(?<=\s)|(?<=[(\[—“])|^)'(?=\w)", "‘", text).replace("'", "’")
        text = text.replace(" - ", " — ").replace(" – ", " — ")
    return text
