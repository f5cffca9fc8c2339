"""How a description names other posts: references, reporting lines and substitution."""

from typing import Annotated

from pydantic import Field

from jdlint.model.documented import Label, Part, Text, Texts, about, f

_SCOPE = f(
    "scope",
    "In which tasks the reference holds.",
    "ulatus",
    "Milliste ülesannete ulatuses viide kehtib.",
    example="ülesannete ulatuses, mis ei seisne avaliku võimu teostamises",
)
_PERIOD = f(
    "period",
    "When the reference holds, in words.",
    "aeg",
    "Millal viide kehtib, sõnadega.",
    example="puhkuse ajal",
)


class Reference(Part):
    """What every reference to a post written as a mapping may add."""

    scope: Annotated[Text | None, _SCOPE] = None
    period: Annotated[Text | None, _PERIOD] = None


class PositionReference(Reference):
    """A post named by the id of its description."""

    model_config = about(
        "reference by id",
        "A post named by the id of its description.",
        "viide tunnuse järgi",
        "Teenistuskoht, millele viidatakse selle ametijuhendi tunnusega.",
        example={"position": "konservaator-2"},
        key="position",
    )
    position: Annotated[
        Label,
        f(
            "post id",
            "Id of the other description.",
            "teise juhendi tunnus",
            "Teise ametijuhendi tunnus.",
            example="konservaator-2",
        ),
    ]


class TitleReference(Reference):
    """A post named by title."""

    model_config = about(
        "reference by title",
        "A post named by its title, where needed with specialisation and unit.",
        "viide nimetuse järgi",
        "Teenistuskoht, millele viidatakse nimetuse, vajaduse korral ka täpsustuse ja struktuuriüksusega.",
        example={"title": "Konservaator", "specialisation": "tekstiil"},
        key="title",
    )
    title: Annotated[
        Text,
        f("title", "Title of the other post.", "nimetus", "Teise teenistuskoha nimetus.", example="Konservaator"),
    ]
    specialisation: Annotated[
        Text | None,
        f(
            "specialisation",
            "What stands in brackets after that title.",
            "täpsustus",
            "See, mis on selle nimetuse järel sulgudes.",
            example="tekstiil",
        ),
    ] = None
    unit: Annotated[
        Texts | None,
        f(
            "unit",
            "Unit of the other post.",
            "struktuuriüksus",
            "Teise teenistuskoha struktuuriüksus.",
            example="Kogude osakond",
        ),
    ] = None


class GroupReference(Reference):
    """Any member of a unit."""

    model_config = about(
        "reference to a group",
        "Any member of a unit or of another group.",
        "viide rühmale",
        "Struktuuriüksuse või muu rühma mis tahes liige.",
        example={"group": "talituse teenistujad", "unit": ["Säilitustalitus"]},
        key="group",
    )
    group: Annotated[
        Text,
        f("group", "The group in words.", "rühm", "Rühm sõnadega.", example="talituse teenistujad"),
    ]
    unit: Annotated[
        Texts | None,
        f(
            "unit",
            "Unit whose members are meant.",
            "struktuuriüksus",
            "Struktuuriüksus, mille liikmeid silmas peetakse.",
            example="Säilitustalitus",
        ),
    ] = None


class DelegatedReference(Reference):
    """Somebody else decides."""

    model_config = about(
        "delegated choice",
        "The post is named case by case by somebody else.",
        "määramine teise isiku otsusega",
        "Teenistuskoha määrab igal üksikul juhul keegi teine.",
        example={"delegated_by": "peadirektor"},
        key="delegated_by",
    )
    delegated_by: Annotated[
        Text,
        f("decider", "Who names the post.", "määraja", "Kes teenistuskoha määrab.", example="peadirektor"),
    ]


class ChartReference(Reference):
    """Another act decides."""

    model_config = about(
        "reference to a chart",
        "The matter is laid down in another document.",
        "viide skeemile",
        "Küsimus on reguleeritud teises dokumendis.",
        example={"chart": "asendusskeem"},
        key="chart",
    )
    chart: Annotated[
        Text,
        f(
            "chart",
            "Document that lays the matter down.",
            "skeem või kord",
            "Dokument, mis küsimust reguleerib.",
            example="asendusskeem",
        ),
    ]


AnyReference = Label | PositionReference | TitleReference | GroupReference | DelegatedReference | ChartReference
#: "There is none", said where one value would stand.
SaidToBeNone = Annotated[list[Label], Field(max_length=0)]


class Reporting(Part):
    """Reporting lines."""

    model_config = about(
        "reporting lines",
        "Whom the post reports to and who reports to it.",
        "alluvus",
        "Kellele teenistuskoht allub ja kes alluvad sellele.",
        example={"supervisor": {"position": "sailitustalitus-juhataja"}, "subordinates": []},
    )
    supervisor: Annotated[
        AnyReference | SaidToBeNone | None,
        f(
            "immediate supervisor",
            "Post of the immediate supervisor; an empty list says that there is none in the organisation.",
            "vahetu juht",
            "Vahetu juhi teenistuskoht; tühi loend ütleb, et asutuses vahetut juhti ei ole.",
            example={"position": "sailitustalitus-juhataja"},
        ),
    ] = None
    subordinates: Annotated[
        list[AnyReference] | None,
        f(
            "subordinates",
            "Posts that report to this one; an empty list says that there are none.",
            "alluvad",
            "Teenistuskohad, mis alluvad sellele; tühi loend ütleb, et alluvaid ei ole.",
            example=[{"position": "konservaator-2"}],
        ),
    ] = None


class Substitution(Part):
    """Who stands in for whom."""

    model_config = about(
        "substitution",
        "Whom the holder substitutes and who substitutes the holder.",
        "asendamine",
        "Keda teenistuja asendab ja kes asendab teenistujat.",
        example={"substitutes_for": [], "substituted_by": [{"position": "konservaator-2"}]},
    )
    substitutes_for: Annotated[
        list[AnyReference] | None,
        f(
            "substitutes for",
            "Posts whose holders this one substitutes; an empty list says that there are none.",
            "teenistuja asendab",
            "Teenistuskohad, mille täitjaid teenistuja asendab; tühi loend ütleb, et neid ei ole.",
            example=[{"position": "konservaator-2", "period": "puhkuse ajal"}],
        ),
    ] = None
    substituted_by: Annotated[
        list[AnyReference] | None,
        f(
            "substitute",
            "Posts whose holders substitute this one; an empty list says that there are none.",
            "teenistuja asendaja",
            "Teenistuskohad, mille täitjad teenistujat asendavad; tühi loend ütleb, et asendajat ei ole.",
            example=["Konservaator (tekstiil)", {"chart": "asendusskeem"}],
        ),
    ] = None
