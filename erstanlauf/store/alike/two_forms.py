"""Names that have two forms which do not sound alike, and which one person may well have on two papers.

For finding only: nobody is called otherwise by it. The Ukrainian and Russian forms are those of passports of before and
after 1991; the others are the names that Quran and Bible share, as families who belong to either write them. Names with
forms that sound alike ("Oleksandr", "Alexander") are found without being here.
"""

from collections.abc import Mapping

_FORMS = """
mykola nikolai nikolaj nikolay nikolas
mykyta nikita
yakiv jakiw jakow jakov yakov jakob yaqub jacob yakub jakub
yosyp josyp iosif osip yusuf jussuf yousef youssef jusuf joseph josef
nadiia nadiya nadija nadeschda nadezhda nadejda
yurii yuriy jurij heorhii georgij georgiy juri yuri
maryam mariam meryem miriam maria mariia marija
iskander iskandar alexander aleksandr oleksandr
zakariya zakaria zekeriya zacharias sachar zakhar
yahya yahia jahja johannes yuhanna
yunus younes junus jonas iona
ilyas elias ilja illia ilya
"""

FORMS: Mapping[str, str] = {form: line.split()[0] for line in _FORMS.split("\n") for form in line.split()}
"""By a form of a name, the form that stands for all."""
