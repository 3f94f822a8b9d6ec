"""Names as offices of several countries spell them: one group is one name.

The Ukrainian ones are written by rule. Sources: decree 55 of the Cabinet of Ukraine of 2010-01-27; Duden; ISO 9:1995;
BGN/PCGN 1965; the French and the Polish way of newspapers. The Arabic, Persian, Kurdish and Turkish ones are spellings
on papers from different countries, put together by hand: English and German use, the French of the Maghreb, Turkish
and the passports' way without marks (ICAO 9303, part 3). No list of any other project is in here.
"""

from collections.abc import Iterator, Mapping

_HARD = str.maketrans({"ь": "", "’": ""})

_UKRAINIAN = """
    шевченко григоренко коваленко бондаренко ткаченко кравченко олійник шевчук поліщук мельничук гнатюк захарченко
    хоменко цимбал чорновіл щербак жук гончарук яценюк юрченко євтушенко федоренко лисенко савченко руденко панасюк
    оксана олександр володимир наталія юлія тетяна сергій євген дмитро михайло ярослав людмила катерина жанна
    святослав вячеслав мар’яна соломія анастасія ганна галина христина богдан кирило
    """

_LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщюя"
_SCHEMES = """
    Ukraine: a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch iu ia
    Duden: a b w h g d e je sch s y i ji j k l m n o p r s t u f ch z tsch sch schtsch ju ja
    ISO 9: a b v g g d e ê ž z i ì ï j k l m n o p r s t u f h c č š ŝ û â
    BGN/PCGN: a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch yu ya
    French: a b v h g d e ie j z y i ï ï k l m n o p r s t ou f kh ts tch ch chtch iou ia
    Polish: a b w h g d e je ż z y i ji j k l m n o p r s t u f ch c cz sz szcz ju ja
"""

SCHEMES: Mapping[str, Mapping[str, str]] = {
    scheme.strip(): dict(zip(_LETTERS, sounds.split(), strict=True))
    for scheme, sounds in (line.split(":", 1) for line in _SCHEMES.strip().splitlines())
}
"""What stands for each letter."""

OTHERS = tuple(
    tuple(line.split())
    for line in """
    Mohammed Muhammad Mohamed Mohamad Muhammed Mohammad محمد
    Ahmed Ahmad Achmed Ahmet أحمد
    Hussein Hossein Husain Hussain Houssein Hüseyin حسين
    Khaled Chaled Khalid Halit Xalid خالد
    Youssef Yusuf Jussuf Yousef Yousuf Joussef
    Fatima Fatma Fatimah Fathima فاطمة
    Aisha Ayşe Aicha Aischa Ayesha Aysha عائشة
    Zaynab Zeinab Zainab Zeynep Seinab زينب
    Omar Omer Ömer Umar عمر
    Othman Osman Uthman Ousmane عثمان
    Jamal Dschamal Djamal Cemal Gamal جمال
    Hassan Hasan Hassane Hesen حسن
    Ibrahim Ebrahim Brahim İbrahim ابراهيم
    Mahmoud Mahmud Mahmut Machmud محمود
    Mustafa Moustafa Mostafa Mustapha مصطفى
    Abdullah Abdallah Abdoullah Abdulla عبدالله
    Abdelrahman Abdulrahman Abdurrahman Abdourahmane
    Shaker Schaker Chaker Şakir Shakir شاكر
    Rashid Raschid Rachid Reşit Rasheed رشيد
    Bashar Baschar Bachar Beşar بشار
    Saeed Said Saïd Sayed سعيد
    Qasem Kasem Qassim Kassim Kasım Ghasem قاسم
    Ghulam Golam Gholam Gulam
    Khadija Khadidja Hatice Chadidscha Khadijah خديجة
    Daoud Dawud Davut Dawood Daud داود
    Nour Nur Noor Nuur نور
    Layla Leila Leyla Laila ليلى
    Mariam Maryam Meryem Mariem مريم
    Walid Waleed Velid Oualid وليد
    Wafa Wafaa Vefa Ouafa وفاء
    Zahra Sahra Zehra Zahraa زهراء
    Karim Kareem Kerim Kerem كريم
    Jawad Dschawad Cevat Javad Djaouad جواد
    Hajar Hadschar Hajer Hacer هاجر
    Reza Riza Rıza Resa رضا
    Hosseini Husseini Hussaini Hosayni حسيني
    Ahmadi Ahmedi Achmadi احمدی
    Rezaei Rezai Resai Rezaee رضایی
    Shirazi Schirasi Chirazi Şirazi شیرازی
    Nouri Nuri Noori Noury نوری
    Jafari Dschafari Djafari Caferi جعفری
    Sharifi Scharifi Charifi Şerifi شریفی
    Alizadeh Alisadeh Alizade Ali-Zadeh علیزاده
    Haddad Hadad Hadded حداد
    Khoury Chouri Khouri Huri خوري
    Shahin Schahin Chahine Şahin شاهين
    Tschetin Cetin Çetin Chetin
    Yildirim Yıldırım Jildirim
    Guel Gül Gul
    Öztürk Oeztuerk Ozturk Öztuerk
    """.strip().splitlines()
)


def ukrainian_groups() -> Iterator[tuple[str, ...]]:
    """Yield each Ukrainian name as it is and by every scheme, each spelling once."""
    for name in _UKRAINIAN.split():
        plain = name.translate(_HARD)
        yield tuple(dict.fromkeys((name, *("".join(map(letters.__getitem__, plain)) for letters in SCHEMES.values()))))
