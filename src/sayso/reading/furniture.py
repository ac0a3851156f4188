"""The furniture of news sites: lines that are the site's and not the story's."""

from __future__ import annotations

import re

_LONGEST = 400

# Patterns of whole lines, in any case; a space in them is any white space.
_WHOLE = (
    # menus and search
    r"(?:skip|jump) to (?:main )?(?:content|navigation|search|footer)(?: .{0,40})?",
    r"(?:(?:main|site|toggle|open|close|show|hide) )?(?:menu|navigation|search|sidebar)(?: bar)?",
    r"home|homepage|news|front page|sections?|topics?|all sections",
    r".{0,40}\bbreadcrumbs?\b.{0,40}|site ?map|rss(?: feeds?)?|archives?|newsletters?|podcasts?",
    r"e-?paper|apps?|(?:mobile|desktop) (?:site|version|app)",
    r"back to (?:top|home|news|results)|go to (?:top|homepage)|top of page|return to .{1,30}",
    # advertisements
    r"advertis(?:e|ement|ing)s?(?: .{0,40})?|promoted(?: content)?",
    r"sponsored(?: (?:content|by.{0,40}|links?))?",
    r"(?:story|article) continues (?:below|after)\b.{0,40}",
    r"continue reading\b.{0,60}|scroll to continue.{0,40}",
    # sharing
    r"(?:please )?(?:share|save|print|copy|e-?mail|tweet|post|send|like|bookmark)s?"
    r"(?: (?:this|the|on|with|to|via|by|a|link|page|article|story|post|it|your|friends|full)"
    r"\b.{0,40})?",
    r"(?:share|copy) (?:options|buttons?|link|url|article)|link copied!?|copied!?",
    r"(?:(?:facebook|twitter|x|whatsapp|e-?mail|linkedin|reddit|pinterest|telegram|messenger"
    r"|instagram|youtube|tiktok|threads|bluesky|flipboard|pocket|tumblr|print|copy(?: link)?|share"
    r"|save|sms|link|rss|more)[\s,|/•·]*)+",
    # accounts
    r"(?:log|sign) ?(?:in|out|on|up)(?: (?:now|here|or register|to your account|[/|].{0,30}))?",
    r"(?:my )?(?:account|profile)|register(?: now| here)?|subscriptions?",
    r"subscribe(?: (?:now|today|here|to\b.{0,60}))?",
    r"(?:donate|contribute|become a member|support us|join us|join now|get started|learn more"
    r"|find out more)(?: (?:now|today|here))?",
    # links to other stories
    r"read (?:more|next|also|the full (?:story|article|report)|full (?:story|article)|later|less)"
    r"[\s.…»>→]*",
    r"(?:see|view|load|show|read) (?:all|more|comments?)\b.{0,40}",
    r"(?:related|recommended|trending|popular|latest|more|top|featured"
    r"|most (?:read|popular|viewed|shared|watched))"
    r"(?: (?:stories|articles|news|topics?|posts?|videos?|content|links?|coverage|reading|now|today"
    r"|for you|on this(?: (?:story|topic|subject))?|from .{1,60}|in .{1,40}|headlines|tags"
    r"|about this))*:?",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|what to read next|up next"
    r"|next (?:up|article|story)|previous (?:article|story|post)|around the web|from the web"
    r"|editor['’]s? (?:picks?|choice)|don['’]t miss|in this (?:article|story)|explore more"
    r"|keep reading)\b.{0,60}",
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|posted in|sections?|more on) ?:"
    r".{0,200}",
    # comments
    r"(?:(?:\d+|no|view|show|leave a|add a|post a|join the) )(?:comments?|shares?|likes?|views?"
    r"|repl(?:y|ies)|conversation|discussion)(?: \(?\d*\)?)?",
    r"comments?(?: \(?\d+\)?| are closed\.?| on this .{0,40})?|conversation|discussion",
    # controls
    r"\d+ ?[-–]? ?min(?:ute)?s? (?:read|watch|listen)|(?:reading|read) time:? .{0,20}",
    r"estimated read.{0,30}",
    r"(?:listen|watch)(?: (?:to this (?:article|story|page)|now|live|here|\d.{0,20}|the video"
    r"|below))?\b.{0,20}",
    r"(?:play|pause|mute|unmute|loading|please wait|close|cancel|submit|send|back|next|previous|ok"
    r"|okay|yes|no|done|edit)(?: (?:video|audio|sound|to top|page|ad|comments?))? ?(?:\.\.\.|…)?",
    r"(?:view|show|see|open) (?:image|photo|gallery|slideshow|fullscreen|in fullscreen|caption"
    r"|\d+ images?).{0,30}",
    r"image \d+ of \d+|\d+ (?:of|/) \d+|(?:hide|show|toggle) caption|enlarge(?: this image)?",
    r"(?:photo|image) gallery|print(?:able)? (?:version|this|page|article)?",
    r"(?:purchase|order|buy) (?:licensing rights|reprints?|tickets)\b.{0,40}",
    # languages and editions
    r"(?:select|choose|change|switch) (?:your )?(?:language|region|country|edition|location)s?"
    r"\b.{0,40}|(?:language|edition)s?:?",
    r"(?:(?:english|español|français|deutsch|italiano|português|русский|中文|日本語|한국어|العربية"
    r"|türkçe|українська|polski|nederlands|svenska|हिन्दी|(?-i:[a-z]{2}[-_][A-Z]{2}))[\s,|/•·]*)+",
    r"(?:us|uk|u\.s\.|international|global|world|asia|europe|australia) edition",
    # law, and who runs the site
    r"(?:privacy|cookies?|terms|accessibility|legal|copyright)"
    r"(?: (?:and|&|of) (?:conditions|use|service|cookies?|privacy))?"
    r"(?: (?:policy|policies|notice|statement|settings|preferences|cent(?:er|re)|choices|help))*",
    r"(?:terms|conditions|code) (?:of (?:use|service|sale|conduct)|(?:and|&) conditions)",
    r"(?:about|contact)(?: (?:us|the .{1,40}))?|help(?: (?:cent(?:er|re)|& support))?|faqs?",
    r"careers?|jobs?|feedback",
    r"do not sell (?:or share )?my (?:personal )?(?:info(?:rmation)?|data)",
    r"(?:your )?(?:ad|cookie|privacy) choices",
    r"(?:accept|reject|allow|manage|agree|decline)"
    r"(?: (?:all|and \w+|cookies|preferences|settings|options))*",
    r"(?:this website |the site )?(?:is )?powered by .{1,60}|(?:website|site) by .{1,60}",
    r"(?:our standards|the thomson reuters trust principles)\b.{0,100}",
    # addresses
    r"(?:phone|tel|telephone|fax|mobile|e-?mail|(?:(?:physical|mailing|postal) )?address"
    r"|(?:opening )?hours)(?: ?:.{0,80})?",
    r"\(?\+?\d[\d\s().\-]{6,20}\d|\S+@\S+\.\w+|(?:https?://|www\.)\S+|@\w{2,30}",
    # labels
    r"ends?|30|live|breaking(?: news)?|exclusive|watch live",
)
# How longer lines begin that are the site's to their end.
_OPENING = (
    r"(?:we|this (?:web)?site|our (?:web)?site|our partners|by (?:continuing|using|clicking|signing"
    r"|submitting|subscribing|entering|accepting|closing))\b.{0,120}\b(?:cookies?"
    r"|privacy (?:policy|notice)|terms (?:of|and|&)|newsletter|marketing emails?|your consent"
    r"|browsing experience)",
    r"sign(?:ing)? up (?:for|to|here|now|today|below)\b|subscribe (?:to|for|now|today|here)\b",
    r"get (?:the|our|your|all)\b.{0,100}\b(?:newsletter|inbox|delivered|straight to|app\b)",
    r"(?:want|need) .{0,80}\b(?:newsletter|inbox)\b",
    r"(?:enter|provide) your (?:e-?mail|postcode|zip)",
    r"(?:thank you|thanks) for (?:signing up|subscribing|registering|reading\b)",
    r"you (?:have )?successfully |(?:click|tap) (?:here|on|to|the)\b|visit our\b",
    r"(?:follow|like|find|join|connect with)"
    r" (?:us|me|him|her|them|@\w+|our|the author|\w[\w ]{2,40}) ?(?:on|@)"
    r" ?(?:@|twitter|x\b|facebook|instagram|whatsapp|telegram|linkedin|youtube|tiktok|social"
    r"|threads|bluesky|google)",
    r"download (?:the|our)\b.{0,40}\bapps?\b",
    r"(?:read|see|watch|listen|view) (?:more|also|next|related) ?[:|–—-] ",
    r"(?:also|more|read|see) (?:read|on|also|from) ?: ",
    r"(?:related|recommended|more|watch|video|listen|in pictures|gallery|podcast)"
    r" ?(?:video|story|stories|article|coverage)? ?[:|»] ",
    r"©|\(c\) |copyright\b|all rights reserved",
    r"this material may not be (?:published|reproduced)",
    r"(?:please )?(?:enable|turn on|activate) javascript|you (?:need|must) .{0,20}javascript",
    r"your browser ",
    r"(?:this|the) (?:content|video|article|feature|page|story) (?:is|was) (?:not available"
    r"|only available|no longer|for subscribers|exclusive to|available to subscribers)",
    r"(?:already (?:a|have an?)|not a) (?:subscriber|member|account)",
    r"(?:start|try) your (?:free|independent|subscription)|want to bookmark\b",
    r"(?:subscribe|register|log in|sign in|upgrade) (?:to|for|and)\b.{0,80}"
    r"\b(?:bookmark|read|access|comment|continue|unlimited)",
    r"join (?:our|the|thought-provoking)\b.{0,60}"
    r"\b(?:forum|community|conversations?|newsletter|channel|group|discussion)",
    r"(?:have|got) (?:a|any) (?:news )?(?:tip|story|confidential)\b.{0,80}[?]",
    r"do you have a (?:story|tip)",
    r"(?:support|help us|donate to) (?:our|us|independent|quality|the)\b.{0,100}"
    r"\b(?:journalism|donat|contribut|member|subscri)",
    r"(?:our|the) (?:standards|journalism) ?:|(?:photo|image) gallery ?:",
    r"(?:stay|keep) (?:informed|connected|up to date)\b.{0,100}"
    r"\b(?:newsletter|alerts?|inbox|follow|app)\b",
    r"(?:the )?most (?:important|read) (?:stories|news)\b.{0,80}\b(?:inbox|newsletter)",
)
# What only the site's lines have in them.
_INSIDE = (
    r"all rights reserved|\bunsubscribe\b|\b(?:accept|our use of) cookies\b",
    r"may not be (?:published|reproduced|rewritten),? .{0,40}(?:broadcast|redistributed|without)",
    r"delivered (?:straight |directly )?to your inbox|straight (?:in)?to your inbox",
    r"\bterms of (?:use|service)\b.{0,60}\bprivacy (?:policy|notice)",
)
# Cased, unlike the others.
_ADDRESS = (
    r"\d{1,6} (?:[A-Z][\w.]* ){1,4}(?:St|Ave|Rd|Blvd|Dr|Ln|Street|Avenue|Road|Boulevard|Drive|Lane"
    r"|Square|Floor|Suite)\b.{0,60}",
    r"(?:[A-Z][\w.]*,? ){1,5}[A-Z]{2},? \d{5}(?:-\d{4})?(?:,? (?:USA?|United States))?",
    r"P\.? ?O\.? Box \d+.{0,40}",
)
# What follows these, up to the next true paragraph, are links to other stories.
_LINKS = (
    r"related|recommended|trending|popular|latest|top stories|sponsored|promoted|up next|also read",
    r"most (?:read|popular|viewed|shared|watched)|more (?:on|from|in|stories|news|coverage)",
    r"read (?:next|more|also)|you (?:may|might) (?:also|like)|what to read next",
    r"editor['’]s? (?:picks?|choice)|don['’]t miss|around the web|from the web",
    r"in this (?:article|story)|comments?\b|\d+ comments?",
)


def _any(patterns: tuple[str, ...], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns).replace(" ", r"\s"), flags)


_IS_WHOLE = _any(_WHOLE)
_OPENS = _any(_OPENING)
_HAS_INSIDE = _any(_INSIDE)
_IS_ADDRESS = _any(_ADDRESS, re.NOFLAG)
_OPENS_LINKS = _any(_LINKS)
# A line of the story may speak of cookies and newsletters, but then somebody says so.
_REPORTED = re.compile(r"\b(?:said|says|told|according\sto|wrote|added|announced)\b|[“”\"]")
_AROUND = "-–—_=~|•·»«>*#[]() \t\xa0→←↓↑▼▲✕×"


def is_furniture(line: str) -> bool:
    """Whether the line, by its words alone, belongs to the site and not to the story."""
    if len(line) > _LONGEST:
        return False
    bare = line.strip(_AROUND)
    if not bare:
        return not any(c.isalnum() for c in line)
    if _IS_WHOLE.fullmatch(bare) or _IS_ADDRESS.fullmatch(bare):
        return True
    if len(bare.split()) > 8 and _REPORTED.search(bare):
        return False
    return bool(_OPENS.match(bare) or _HAS_INSIDE.search(bare))


def opens_links(line: str) -> bool:
    """Whether the line heads a list of links to other stories."""
    return len(line) <= 60 and bool(_OPENS_LINKS.match(line)) and is_furniture(line)
