"""Closed classes of English words that tell what a noun phrase means.

Titles come from nameparser, countries from countryinfo, given names from Faker; what stands here
is what no package has: pronouns, and nouns by the kind of party that they name.
"""

from __future__ import annotations

from sayso.data import SpeakerKind


def words(text: str) -> frozenset[str]:
    """The words of ``text``, parted by spaces."""
    return frozenset(text.split())


MASCULINE = words("he him his himself")
FEMININE = words("she her hers herself")
NEUTER = words("it its itself")
PLURAL = words("they them their theirs themselves")
FIRST = words("i me my mine myself")
FIRST_PLURAL = words("we us our ours ourselves")
SECOND = words("you your yours yourself")
RELATIVE = words("who whom whose which that")
DEMONSTRATIVE = words("this these those")
PRONOUNS = (
    MASCULINE
    | FEMININE
    | NEUTER
    | PLURAL
    | FIRST
    | FIRST_PLURAL
    | SECOND
    | RELATIVE
    | DEMONSTRATIVE
)

DEFINITE = words("the this that these those")
POSSESSIVES = words("his her its their my our your whose")
INDEFINITE = words("a an another one some several many most few any both no each every other two")
DETERMINERS = DEFINITE | POSSESSIVES | INDEFINITE
PREPOSITIONS = words(
    "of at for in from to with on by near about inside outside under over against among within "
    "between behind into without during after before since until who whom whose which that when "
    "where as like including attending"
)
CONJUNCTIONS = words("and but or nor so yet if while although though because as when than")
STARTERS = (
    DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS
    | words("is are was were do does did can could will would has have had should may might")
    | words("there here now then also still even just only not what how why yes well last next")
)  # fmt: skip
"""Words that a capital at the beginning of a sentence does not make a name."""

MASCULINE_NOUNS = words(
    "man men father husband brother son uncle grandfather boyfriend actor king prince boy "
    "gentleman "
    "spokesman chairman businessman congressman salesman fisherman policeman fireman guy dad "
    "mr sir "
    "lord widower nephew stepfather priest monk waiter host lad groom"
)
FEMININE_NOUNS = words(
    "woman women mother wife sister daughter aunt grandmother girlfriend actress queen "
    "princess girl "
    "lady spokeswoman chairwoman businesswoman congresswoman saleswoman policewoman mom mum mrs ms "
    "miss madam dame widow niece stepmother nun waitress hostess bride baroness duchess heiress"
)

SPOKESPEOPLE = words("spokesman spokeswoman spokesperson spokespeople spokesmen spokespersons")

GOVERNMENT_NOUNS = words(
    "government ministry police court army military administration embassy department agency "
    "authority parliament senate congress cabinet council navy airforce force forces state county "
    "city town municipality judiciary tribunal legislature assembly prosecution treasury consulate "
    "delegation mission commission bureau crown country nation kingdom republic inspectorate "
    "intelligence pentagon kremlin regime junta sheriff constabulary authorities governments "
    "federation municipalities courts police-force guard coastguard directorate presidency palace "
    "district borough province jury taskforce nations countries states capitals capital office "
    "watchdog regulator ombudsman service mayoralty supreme hague un nato eu"
)
ORGANISATION_NOUNS = words(
    "company firm party bank university college school union club team foundation institute "
    "association group charity corporation league campaign committee organisation organization "
    "hospital church movement airline manufacturer maker startup retailer studio brand network "
    "label band chain business owner-company coalition alliance society trust centre center fund "
    "nonprofit ngo body board federation chamber franchise developer-company lender insurer "
    "operator publisher orchestra museum theatre theater factory carrier diocese bishops "
    "conference companies groups unions firms banks parties organisations organizations "
    "inc corp ltd llc plc gmbh co foundation partners holdings militia carmaker automaker giant "
    "supplier provider utility clinic thinktank think-tank opposition industries enterprises "
    "farm farms research patrol olympics "
    "orchestra championship symphony caucus"
)
OUTLET_NOUNS = words(
    "newspaper magazine outlet website broadcaster paper agency-wire tabloid daily weekly channel "
    "station site blog news times post journal herald tribune gazette telegraph press media radio "
    "tv podcast wire programme publication review observer chronicle guardian mirror courier "
    "bulletin examiner inquirer monitor register reporter globe standard express mail ledger"
)
DOCUMENT_NOUNS = words(
    "report law poll study document documents letter statement bill act survey analysis resolution "
    "filing petition lawsuit complaint indictment memo article story book video tape footage data "
    "figures records record statistics estimates estimate research constitution treaty agreement "
    "contract text draft version policy rule rules ruling verdict order judgment judgement "
    "affidavit email e-mail tweet post message note caption headline transcript audit review "
    "findings guidelines code legislation decree regulation regulations reports studies polls "
    "surveys sign poster placard banner advert advertisement ad leaflet brochure page invitation "
    "notice evidence images photos photographs pictures photo picture image recording clip list "
    "diary diaries memoir file files papers paper request plan proposal letter application "
    "protocol budget amendment measure measures editorial column press-release release decision "
    "sentence motion warrant charter accord deal pact rumours rumors science numbers results "
    "test tests map satellite posts tweets messages letters emails laws bills documentary film "
    "movie song episode trailer edition correction theory provision clause section standards "
    "disclosures pamphlet renders interviews "
    "polling module spot ads flyer"
)
GROUP_NOUNS = words(
    "voters fans democrats republicans americans women men parents citizens consumers "
    "majority minority percent respondents supporters-at-large taxpayers readers viewers public "
    "everyone everybody world humans society conservatives liberals "
    "users customers drivers children teenagers adults participants muslims "
    "christians jews catholics evangelicals westerners europeans shoppers buyers families family "
    "community communities generation public population electorate quarter half third two-thirds "
    "number couple couples pedestrians tourists subscribers investors-at-large many"
)
PERSON_PLURALS = words(
    "people men women children police officers staff personnel clergy politicians parents"
)
SPEAKING_BODY: tuple[tuple[frozenset[str], SpeakerKind], ...] = (
    (OUTLET_NOUNS, "outlet"),
    (DOCUMENT_NOUNS, "document"),
    (GOVERNMENT_NOUNS, "government"),
    (ORGANISATION_NOUNS, "organisation"),
    (GROUP_NOUNS, "group"),
)

SHORT_TITLES = {
    "dr": words("doctor physician"),
    "sen": words("senator"),
    "rep": words("representative congressman congresswoman"),
    "gov": words("governor"),
    "gen": words("general"),
    "prof": words("professor"),
    "rev": words("reverend"),
    "sgt": words("sergeant"),
    "lt": words("lieutenant"),
    "col": words("colonel"),
    "capt": words("captain"),
    "det": words("detective"),
    "insp": words("inspector"),
    "supt": words("superintendent"),
}
"""Titles as they are written before names, and the nouns that take them up."""
