using System.Collections.Frozen;

namespace Whence.Claims.Tellers;

/// <summary>Knows publishers by name: news agencies and outlets, listed or shaped like one ("Harbour Post", "Radio Kanto").</summary>
internal static class OutletNames
{
    private static readonly FrozenSet<string> Agencies = Lines("""
        reuters|thomson reuters|associated press|ap|the ap|afp|agence france-presse|agence france presse|united press international|upi|kyodo|kyodo news|kyodo news agency|jiji|jiji press|
        yonhap|yonhap news|yonhap news agency|newsis|kcna|korean central news agency|xinhua|xinhua news agency|china news service|tass|itar-tass|ria novosti|ria|interfax|sputnik|sputnik news|
        bloomberg|bloomberg news|dow jones|dow jones newswires|dpa|deutsche presse-agentur|efe|ansa|apa|anadolu|anadolu agency|irna|isna|fars|fars news|fars news agency|tasnim|tasnim news agency|mehr|mehr news agency|ilna|
        iranian labour news agency|iranian students' news agency|islamic republic news agency|sana|mena|petra|wafa|saudi press agency|spa|emirates news agency|wam|kuna|qna|pti|press trust of india|ani|asian news international|ians|uni|
        bernama|antara|vna|vietnam news agency|cna|central news agency|aap|australian associated press|canadian press|the canadian press|pa|pa media|press association|ukrinform|unian|interfax-ukraine|belga|anp|ritzau|tt|ntb|stt|pap|mti|tanjug|hina|
        belta|azertac|trend|apa news|kazinform|mti|lusa|tt news agency|notimex|telam|agencia brasil|prensa latina|nan|news agency of nigeria|panapress|maghreb arabe presse|tap|aps|app|associated press of pakistan|bss|unb|caixin global|states newsroom|knight ridder|mcclatchy|gannett news service|cns
        """);

    private static readonly FrozenSet<string> Outlets = Lines("""
        new york times|the new york times|times|nyt|washington post|the washington post|wapo|wall street journal|the wall street journal|wsj|los angeles times|la times|usa today|politico|axios|the hill|hill|roll call|propublica|vox|
        buzzfeed|buzzfeed news|huffington post|huffpost|daily beast|the daily beast|the intercept|intercept|the atlantic|atlantic|the new yorker|new yorker|time|time magazine|newsweek|national review|breitbart|breitbart news|drudge report|the verge|wired|
        bloomberg businessweek|businessweek|bloomberg businessweek magazine|business insider|insider|fortune|forbes|barron's|marketwatch|cnbc|cnn|msnbc|fox|fox news|fox business|fox news sunday|abc|abc news|nbc|nbc news|cbs|cbs news|pbs|pbs newshour|npr|c-span|
        espn|univision|telemundo|bbc|bbc news|itv|itv news|sky|sky news|channel 4|channel 4 news|guardian|the guardian|observer|the observer|daily telegraph|the telegraph|sunday times|the times|financial times|ft|the financial times|the economist|economist|independent|the independent|
        daily mail|the mail on sunday|daily mirror|the sun|daily express|evening standard|al jazeera|al arabiya|al-manar|al-mayadeen|al hayat|al-monitor|haaretz|ha'aretz|jerusalem post|the jerusalem post|times of israel|yedioth ahronoth|ynet|channel 12|channel 13|kan|
        der spiegel|spiegel|die zeit|bild|süddeutsche zeitung|frankfurter allgemeine|frankfurter allgemeine zeitung|die welt|deutsche welle|dw|ard|zdf|le monde|le figaro|libération|liberation|france 24|rfi|el pais|el país|el mundo|la repubblica|corriere della sera|la stampa|
        meduza|novaya gazeta|kommersant|vedomosti|izvestia|rt|russia today|rossiya 24|kyiv independent|ukrainska pravda|european pravda|kyiv post|radio free europe|rfe/rl|radio liberty|voice of america|voa|radio free asia|radio farda|iran international|
        press tv|press tv|kayhan|global times|people's daily|china daily|south china morning post|caixin|cctv|cgtn|nhk|asahi shimbun|yomiuri shimbun|mainichi shimbun|sankei shimbun|nikkei|nikkei asia|japan times|chosun ilbo|chosun|joongang ilbo|dong-a ilbo|hankyoreh|daily nk|nk news|
        38 north|korea herald|korea times|kbs|mbc|sbs|ytn|the hindu|hindu|times of india|hindustan times|indian express|ndtv|dawn|geo news|straits times|the straits times|channel newsasia|bangkok post|the nation|philippine star|abs-cbn|rappler|abc australia|
        sydney morning herald|the age|the australian|globe and mail|toronto star|cbc|ctv|ctv news|national post|el universal|el nacional|folha|folha de s.paulo|o globo|clarin|la nacion|tmz|people|vanity fair|rolling stone|foreign policy|foreign affairs|world affairs|defense news|
        jane's|janes|aviation week|the register|techcrunch|ars technica|gizmodo|bellingcat|the moscow times|moscow times|mail & guardian|news24|premium times|the east african|daily nation|sudan tribune|middle east eye|the national|gulf news|khaleej times|arab news|asharq al-awsat|i24news|devdiscourse|urdupoint
        """);

    private static readonly FrozenSet<string> Endings = Lines(
        "times|bugle|statesman|citizen|spectator|leader|pioneer|democrat|telegram|digest|forum|post|journal|herald|tribune|gazette|guardian|observer|telegraph|mirror|chronicle|mail|express|courier|dispatch|examiner|inquirer|globe|bee|sentinel|argus|echo|daily|weekly|news|tv|television|" +
        "radio|fm|broadcasting|channel|magazine|review|press|monitor|bulletin|wire|newswire|online|insider|pravda|zeitung|ilbo|shimbun|shinbun|standard|star|sun|today|newspaper|network|ledger|reporter|advocate|record|register|independent|mercury|beacon|banner|clarion|voice|newspapers|broadcaster|gazeta|dagblad|tidende|nieuws|presse");

    // What readers call a paper whose name says more: "the Post".
    private static readonly FrozenSet<string> Short = Lines("post|journal|herald|tribune|telegraph|chronicle|gazette|courier|globe");

    private static readonly FrozenSet<string> Openings = Lines("daily|radio|channel|tv|newspaper|magazine|le|der|el");

    /// <summary>Whether the name is a news agency's.</summary>
    public static bool IsAgency(string name)
    {
        string bare = Bare(name);
        // "Kyodo News of Japan"
        int of = bare.IndexOf(" of ", StringComparison.Ordinal);
        return Agencies.Contains(bare) || (of > 0 && Agencies.Contains(bare[..of])) || bare.EndsWith("news agency", StringComparison.Ordinal) || bare.EndsWith("press agency", StringComparison.Ordinal) ||
            bare.EndsWith("newswire", StringComparison.Ordinal) || bare.EndsWith("news service", StringComparison.Ordinal) || bare.Contains("news agency ", StringComparison.Ordinal);
    }

    /// <summary>Whether the name is an outlet's or an agency's.</summary>
    public static bool IsPublisher(string name) => IsAgency(name) || IsListedOutlet(name) || HasShape(name);

    public static bool IsListedOutlet(string name) => Outlets.Contains(Bare(name));

    /// <summary>Whether two publisher names are one publisher's: equal without articles, or one opens the other, or initials.</summary>
    public static bool Same(string left, string right)
    {
        string a = Bare(left), b = Bare(right);
        if (a.Length == 0 || b.Length == 0) return false;
        if (a == b) return true;
        if (a.StartsWith(b + " ", StringComparison.Ordinal) || b.StartsWith(a + " ", StringComparison.Ordinal)) return true;
        return Initials(a) == b || Initials(b) == a;
    }

    /// <summary>The name in lower case without article, possessive and brackets.</summary>
    public static string Bare(string name)
    {
        string bare = name.Trim().ToLowerInvariant().Replace('’', '\'');
        int bracket = bare.IndexOf(" (", StringComparison.Ordinal);
        if (bracket > 0) bare = bare[..bracket];
        if (bare.EndsWith("'s", StringComparison.Ordinal)) bare = bare[..^2];
        if (bare.StartsWith("the ", StringComparison.Ordinal)) bare = bare[4..];
        return bare.Trim('"', '\'', '“', '”', ' ', '.', ',');
    }

    private static string Initials(string name)
    {
        string[] words = name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? "?" : string.Concat(words.Select(w => w[0]));
    }

    // The first letter of the last word.
    private static char Last(string name)
    {
        string trimmed = name.TrimEnd();
        return trimmed[trimmed.LastIndexOf(' ') + 1];
    }

    private static bool HasShape(string name)
    {
        string[] words = Bare(name).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 1) return Short.Contains(words[0]) && char.IsUpper(Last(name));
        return words.Length is >= 2 and <= 6 && char.IsUpper(name.TrimStart('"', '“')[0]) && (Endings.Contains(words[^1]) || (Openings.Contains(words[0]) && words.Length == 2));
    }

    private static FrozenSet<string> Lines(string list) =>
        list.Split(['|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
}
