namespace Whence.Corpus.Sources;

/// <summary>The words by which news names a country or speaks for its government: names, capitals, nationalities, seats of power.</summary>
/// <remarks>One line a country: ISO 3166-1 alpha-2, then words in lower case. Written by hand for this project.</remarks>
internal static class CountryTable
{
    public const string Text = """
        AF afghanistan,afghan,afghans,kabul,taliban
        AL albania,albanian,albanians,tirana
        DZ algeria,algerian,algerians,algiers
        AO angola,angolan,angolans,luanda
        AR argentina,argentine,argentinian,buenos aires
        AM armenia,armenian,armenians,yerevan
        AU australia,australian,australians,canberra
        AT austria,austrian,austrians,vienna
        AZ azerbaijan,azerbaijani,azeri,baku
        BH bahrain,bahraini,manama
        BD bangladesh,bangladeshi,dhaka
        BY belarus,belarusian,belarussian,minsk
        BE belgium,belgian,belgians
        BO bolivia,bolivian,bolivians,la paz
        BA bosnia,bosnian,bosnians,sarajevo
        BR brazil,brazilian,brazilians,brasilia
        BG bulgaria,bulgarian,bulgarians,sofia
        BF burkina faso,burkinabe,ouagadougou
        BI burundi,burundian
        KH cambodia,cambodian,cambodians,phnom penh
        CM cameroon,cameroonian,yaounde
        CA canada,canadian,canadians,ottawa
        CF central african republic,bangui
        TD chad,chadian,ndjamena
        CL chile,chilean,chileans,santiago
        CN china,chinese,beijing,zhongnanhai
        CO colombia,colombian,colombians,bogota
        CD democratic republic of congo,dr congo,congo,congolese,kinshasa
        CR costa rica,costa rican
        HR croatia,croatian,croatians,zagreb
        CU cuba,cuban,cubans,havana
        CY cyprus,cypriot,cypriots,nicosia
        CZ czech republic,czechia,czech,czechs,prague
        DK denmark,danish,danes,copenhagen
        DJ djibouti
        DO dominican republic,dominican
        EC ecuador,ecuadorian,quito
        EG egypt,egyptian,egyptians,cairo
        SV el salvador,salvadoran
        ER eritrea,eritrean,asmara
        EE estonia,estonian,estonians,tallinn
        ET ethiopia,ethiopian,ethiopians,addis ababa
        FI finland,finnish,finns,helsinki
        FR france,french,paris,elysee,quai d'orsay
        GE georgia,georgian,georgians,tbilisi
        DE germany,german,germans,berlin
        GH ghana,ghanaian,accra
        GR greece,greek,greeks,athens
        GT guatemala,guatemalan
        HT haiti,haitian,port-au-prince
        HN honduras,honduran
        HU hungary,hungarian,hungarians,budapest
        IS iceland,icelandic,reykjavik
        IN india,indian,indians,new delhi,delhi
        ID indonesia,indonesian,indonesians,jakarta
        IR iran,iranian,iranians,tehran,teheran,islamic republic
        IQ iraq,iraqi,iraqis,baghdad
        IE ireland,irish,dublin
        IL israel,israeli,israelis,jerusalem,tel aviv,mossad,knesset
        IT italy,italian,italians,rome
        CI ivory coast,ivorian
        JM jamaica,jamaican
        JP japan,japanese,tokyo
        JO jordan,jordanian,jordanians,amman
        KZ kazakhstan,kazakh,astana
        KE kenya,kenyan,kenyans,nairobi
        KP north korea,north korean,north koreans,north's,pyongyang,dprk
        KR south korea,south korean,south koreans,seoul,blue house,rok
        KW kuwait,kuwaiti,kuwaitis
        KG kyrgyzstan,kyrgyz,bishkek
        LA laos,lao,laotian,vientiane
        LV latvia,latvian,latvians,riga
        LB lebanon,lebanese,beirut,hezbollah
        LY libya,libyan,libyans,tripoli
        LT lithuania,lithuanian,lithuanians,vilnius
        MG madagascar,malagasy
        MW malawi,malawian
        MY malaysia,malaysian,malaysians,kuala lumpur
        ML mali,malian,bamako
        MT malta,maltese
        MR mauritania,mauritanian
        MX mexico,mexican,mexicans,mexico city
        MD moldova,moldovan,chisinau
        MN mongolia,mongolian
        ME montenegro,montenegrin
        MA morocco,moroccan,moroccans,rabat
        MZ mozambique,mozambican,maputo
        MM myanmar,burma,burmese,naypyidaw
        NA namibia,namibian
        NP nepal,nepali,nepalese,kathmandu
        NL netherlands,dutch,the hague
        NZ new zealand,new zealander
        NI nicaragua,nicaraguan,managua
        NE niger,nigerien,niamey
        NG nigeria,nigerian,nigerians,abuja
        MK north macedonia,macedonia,macedonian
        NO norway,norwegian,norwegians,oslo
        OM oman,omani,muscat
        PK pakistan,pakistani,pakistanis,islamabad
        PS palestine,palestinian,palestinians,hamas,gaza
        PA panama,panamanian
        PY paraguay,paraguayan
        PE peru,peruvian,peruvians,lima
        PH philippines,philippine,filipino,filipinos,manila
        PL poland,polish,poles,warsaw
        PT portugal,portuguese,lisbon
        QA qatar,qatari,doha
        RO romania,romanian,romanians,bucharest
        RU russia,russian,russians,moscow,kremlin
        RW rwanda,rwandan,kigali
        SA saudi arabia,saudi,saudis,riyadh
        SN senegal,senegalese,dakar
        RS serbia,serbian,serb,serbs,belgrade
        SG singapore,singaporean
        SK slovakia,slovak,bratislava
        SI slovenia,slovenian,ljubljana
        SO somalia,somali,somalis,mogadishu
        ZA south africa,south african,south africans,pretoria
        SS south sudan,south sudanese,juba
        ES spain,spanish,spaniards,madrid
        LK sri lanka,sri lankan,colombo
        SD sudan,sudanese,khartoum
        SE sweden,swedish,swedes,stockholm
        CH switzerland,swiss
        SY syria,syrian,syrians,damascus
        TW taiwan,taiwanese,taipei
        TJ tajikistan,tajik,dushanbe
        TZ tanzania,tanzanian
        TH thailand,thai,thais,bangkok
        TN tunisia,tunisian,tunis
        TR turkey,turkish,turks,ankara,türkiye
        TM turkmenistan,turkmen
        UG uganda,ugandan,kampala
        UA ukraine,ukrainian,ukrainians,kyiv,kiev
        AE united arab emirates,emirati,emirates,uae,abu dhabi,dubai
        GB united kingdom,britain,british,britons,u.k,uk,england,london,downing street,whitehall
        US united states,united states of america,u.s,us,usa,u.s.a,america,american,americans,washington,white house,biden administration,trump administration,obama administration,bush administration
        UY uruguay,uruguayan,montevideo
        UZ uzbekistan,uzbek,tashkent
        VA vatican,holy see
        VE venezuela,venezuelan,venezuelans,caracas
        VN vietnam,vietnamese,hanoi
        YE yemen,yemeni,yemenis,sanaa,houthi,houthis
        ZM zambia,zambian,lusaka
        ZW zimbabwe,zimbabwean,harare
        """;
}
