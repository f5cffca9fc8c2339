"""Languages: the codes there are, and what people write instead of them.

Codes are those of ISO 639-1 and ISO 639-2 (bibliographic codes too; registration authority: Library of Congress), with
a few of ISO 639-3 for languages that are spoken near Estonia or that ISO 639-2 has only as a group.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jdlint.core.patterns import regex
from jdlint.core.text import fold

_TWO_LETTERS = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz
    ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik
    io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml
    mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd
    se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi
    vo wa wo xh yi yo za zh zu
"""
_THREE_LETTERS = """
    aar abk ace ach ada ady afa afh afr ain aka akk alb ale alg alt amh ang anp apa ara arb arc arg arm arn
    arp art arw asm ast ath aus ava ave awa aym aze azj bad bai bak bal bam ban baq bas bat bej bel bem ben
    ber bho bih bik bin bis bla bnt bod bos bra bre btk bua bug bul bur byn cad cai car cat cau ceb cel ces
    cha chb che chg chi chk chm chn cho chp chr chu chv chy cmc cmn cnr cop cor cos cpe cpf cpp cre crh crp
    csb cus cym cze dak dan dar day del den deu dgr din div doi dra dsb dua dum dut dyu dzo efi egy eka ekk
    ell elx eng enm epo est eus ewe ewo fan fao fas fat fij fil fin fiu fon fra fre frm fro frr frs fry ful
    fur gaa gay gba gem geo ger gez gil gla gle glg glv gmh goh gon gor got grb grc gre grn gsw guj gwi hai
    hat hau haw heb her hil him hin hit hmn hmo hrv hsb hun hup hye iba ibo ice ido iii ijo iku ile ilo ina
    inc ind ine inh ipk ira iro isl ita izh jav jbo jpn jpr jrb kaa kab kac kal kam kan kar kas kat kau kaw
    kaz kbd kha khi khm kho kik kin kir kmb kok kom kon kor kos kpe krc krl kro kru kua kum kur kut lad lah
    lam lao lat lav lez lim lin lit liv lol loz ltg ltz lua lub lug lui lun luo lus lvs mac mad mag mah mai
    mak mal man mao map mar mas may mdf mdr men mga mic min mis mkd mkh mlg mlt mnc mni mno moh mon mos mri
    msa mul mun mus mwl mwr mya myn myv nah nai nap nau nav nbl nde ndo nds nep new nia nic niu nld nno nob
    nog non nor nqo nso nub nwc nya nym nyn nyo nzi oci oji olo ori orm osa oss ota oto paa pag pal pam pan
    pap pau peo per pes phi phn pli pol pon por pra pro prs pus que raj rap rar rmf rml roa roh rom ron rum
    run rup rus sad sag sah sai sal sam san sas sat scn sco sel sem sga sgn sgs shn sid sin sio sit sla slk
    slo slv sma sme smi smj smn smo sms sna snd snk sog som son sot spa sqi srd srn srp srr ssa ssw suk sun
    sus sux swa swe swh syc syr tah tai tam tat tel tem ter tet tgk tgl tha tib tig tir tiv tkl tlh tli tmh
    tog ton tpi tsi tsn tso tuk tum tup tur tut tvl twi tyv udm uga uig ukr umb und urd uzb vai ven vep vie
    vol vot vro wak wal war was wel wen wln wol xal xho yao yap yid yor ypk yue zap zbl zen zgh zha zho znd
    zul zun zxx zza
"""
_CODES = frozenset(_TWO_LETTERS.split()) | frozenset(_THREE_LETTERS.split())

# Language names as a requirement begins with them, in Estonian ("inglise keel") and English.
_NAMES = {
    "et": "eesti estonian",
    "en": "inglise english",
    "ru": "vene russian",
    "de": "saksa german",
    "fr": "prantsuse french",
    "fi": "soome finnish",
    "sv": "rootsi swedish",
    "no": "norra norwegian",
    "da": "taani danish",
    "lv": "läti latvian",
    "lt": "leedu lithuanian",
    "pl": "poola polish",
    "uk": "ukraina ukrainian",
    "be": "valgevene belarusian",
    "es": "hispaania spanish",
    "it": "itaalia italian",
    "pt": "portugali portuguese",
    "nl": "hollandi dutch",
    "zh": "hiina chinese",
    "ja": "jaapani japanese",
    "ar": "araabia arabic",
    "tr": "türgi turkish",
    "la": "ladina latin",
    "vro": "võru võro",
}
_NAMED = {name: code for code, names in _NAMES.items() for name in names.split()}
# Codes of countries that are taken for codes of languages. "ee" and "se" are codes of other languages (Ewe, Northern
# Sami); an Estonian description that says "ee" means Estonian, whereas Northern Sami may be meant.
_COUNTRIES = {
    "ee": "et", "gb": "en", "us": "en", "dk": "da", "cz": "cs", "gr": "el", "ua": "uk", "jp": "ja", "cn": "zh",
}  # fmt: skip
_LONGEST = 40
_NAME = regex(r"([^\W\d_]+?)(?:[\s-]*keel\w*)?")


@lru_cache(maxsize=1024)
def is_code(language: str) -> bool:
    """Tell whether the first part of a language tag is a code of a language.

    A code of three letters that is not known here counts: ISO 639-3 has some 8000 of them.
    """
    code = re.split("[-_]", language, maxsplit=1)[0].lower()
    if code in _COUNTRIES:
        return False
    if code in _CODES:
        return True
    return len(code) == 3 and code.isascii() and code.isalpha() and not any(name.startswith(code) for name in _NAMED)


def code_of(words: str) -> str | None:
    """Return the code that is meant by a name in Estonian or English, or by the code of a country."""
    if len(words) > _LONGEST:
        return None
    folded = fold(words)
    named = _NAME.fullmatch(folded)
    name = folded if named is None else named[1]
    if name in _NAMED or name in _COUNTRIES:
        return _NAMED.get(name) or _COUNTRIES[name]
    if len(name) > 3:
        return next((code for known, code in _NAMED.items() if known.rstrip("aeiu") == name.rstrip("aeiu")), None)
    return next((code for known, code in _NAMED.items() if len(name) == 3 and known.startswith(name)), None)


def names_of(language: str) -> tuple[str, ...]:
    """Return the names of a language, folded; words that speak of it begin with one of them (``inglise`` keelne)."""
    return tuple(_NAMES.get(language, "").split())
