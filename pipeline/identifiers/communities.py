"""Countries, nationalities, peoples, religions and languages of today's England, as reports write them."""

from pipeline.identifiers.word_lists import word_list

COUNTRIES = word_list("countries")
PEOPLES = (
    "Afghan|Albanian|Algerian|Angolan|Bangladeshi|Bengali|Brazilian|Bulgarian|Burmese|Cameroonian|Chinese|Congolese|"
    "Cypriot|Czech|Egyptian|"
    "Eritrean|Ethiopian|Estonian|Filipino|Filipina|Gambian|Ghanaian|Greek|Gujarati|Hungarian|Indian|Iranian|Iraqi|"
    "Irish Traveller|Italian|"
    "Ivorian|Jamaican|Jordanian|Kashmiri|Kenyan|Kosovan|Kurdish|Latvian|Lebanese|Libyan|Lithuanian|Malawian|"
    "Malaysian|Mauritian|Mirpuri|"
    "Moldovan|Moroccan|Nepalese|Nepali|Nigerian|Pakistani|Palestinian|Pashtun|Polish|Portuguese|Punjabi|Romanian|"
    "Roma|Romany|Russian|"
    "Rwandan|Senegalese|Sierra Leonean|Slovak|Slovakian|Somali|South African|Spanish|Sri Lankan|Sudanese|Sylheti|"
    "Syrian|Tamil|Tanzanian|"
    "Thai|Tunisian|Turkish|Ugandan|Ukrainian|Vietnamese|Yemeni|Yoruba|Igbo|Hausa|Zambian|Zimbabwean|Gypsy|Traveller|"
    "Caribbean|Angolan|Armenian|Argentinian|Belarusian|Beninese|Bolivian|Bosnian|Botswanan|Burundian|Cambodian|Chilean|"
    "Colombian|Croatian|Cuban|Danish|Dominican|Dutch|Ecuadorian|Finnish|Georgian|German|Goan|Grenadian|Guinean|Guyanese|"
    "Indonesian|Israeli|Japanese|Kazakh|Korean|Kuwaiti|Liberian|Macedonian|Malian|Maltese|Mexican|Mongolian|Montenegrin|"
    "Namibian|Oromo|Pahari|Peruvian|Saudi|Serbian|Serb|Sikh|Sinhalese|Slovenian|Swahili|Swedish|Taiwanese|Tajik|"
    "Tibetan|Tigrayan|Togolese|Trinidadian|Turkmen|Uyghur|Uzbek|Venezuelan|Zaza|Hazara|Akan|Ashanti|Fula|Fulani|Ovambo|Shona|"
    "Ndebele"
)
RELIGIONS = (
    "Muslim|Islamic|Sikh|Hindu|Jewish|Buddhist|Catholic|Pentecostal|Jehovah's Witness(?:es)?|Ismaili|"
    "Ahmadi(?:yya)?|Shia|Sunni|Mormon|Rastafarian|Orthodox"
)
LANGUAGES = (
    "Albanian|Amharic|Arabic|Bengali|Sylheti|Bulgarian|Cantonese|Mandarin|Czech|Dari|Farsi|French|Gujarati|Hausa|"
    "Hindi|Hungarian|Igbo|"
    "Italian|Kurdish|Sorani|Latvian|Lingala|Lithuanian|Malayalam|Mirpuri|Nepali|Pashto|Polish|Portuguese|Punjabi|"
    "Romanian|Romani|Russian|"
    "Shona|Slovak|Somali|Spanish|Swahili|Tamil|Tagalog|Tigrinya|Turkish|Twi|Ukrainian|Urdu|Vietnamese|Yoruba|"
    "British Sign Language|BSL|Akan|Acholi|Armenian|Azeri|Bajuni|Balochi|Bemba|Bosnian|Bravanese|Burmese|Cebuano|"
    "Croatian|Danish|Dutch|Estonian|Ewe|Finnish|Fula|Georgian|German|Greek|Hakka|Hazaragi|Hebrew|Hindko|Hokkien|Ilocano|"
    "Indonesian|Irish|Japanese|Kannada|Kazakh|Khmer|Kinyarwanda|Konkani|Korean|Krio|Kurmanji|Luganda|Macedonian|Malay|Mandinka|"
    "Marathi|Mongolian|Ndebele|Oromo|Pahari|Potwari|Pothwari|Saraiki|Serbian|Sindhi|Sinhala|Slovenian|Swedish|Tajik|Telugu|Thai|"
    "Tibetan|Turkmen|Uyghur|Uzbek|Visayan|Welsh|Wolof|Xhosa|Yiddish|Zulu"
)
BROADER = {
    "south asian": "bangladeshi bengali indian pakistani kashmiri mirpuri punjabi gujarati sylheti sri tamil "
                   "nepalese nepali pashtun",
    "black african": "angolan cameroonian congolese eritrean ethiopian gambian ghanaian ivorian kenyan malawian "
                     "nigerian rwandan senegalese sierra "
                     "somali south sudanese tanzanian ugandan yoruba igbo hausa zambian zimbabwean",
    "eastern european": "albanian bulgarian czech estonian hungarian kosovan latvian lithuanian moldovan polish "
                        "romanian russian slovak slovakian ukrainian",
    "middle Eastern": "afghan egyptian iranian iraqi jordanian kurdish lebanese libyan palestinian syrian turkish "
                      "yemeni",
    "black Caribbean": "jamaican",
}  # fmt: skip
