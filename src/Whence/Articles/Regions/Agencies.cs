using System.Collections.Frozen;

namespace Whence.Articles.Regions;

/// <summary>News agencies as datelines and bylines print them.</summary>
internal static class Agencies
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "AA", "AAP", "ABC", "ABC News", "ACN", "AFP", "AFX", "AGI", "AKI", "Agence France-Presse", "Agencia EFE", "Al Jazeera", "Anadolu",
        "Anadolu Agency", "ANI", "ANP", "ANSA", "ANTARA", "AP", "APA", "APP", "Associated Press", "Australian Associated Press", "Azertac",
        "BBC", "Belga", "BelTA", "Bernama", "Bloomberg", "Bloomberg News", "BNS", "BTA", "Business Wire", "BUSINESSWIRE", "BusinessWire",
        "Canadian Press", "CBS", "CBS News", "CNA", "CNN", "CNS", "CP", "CTK", "Deutsche Presse-Agentur", "Dow Jones", "dpa", "EFE",
        "Fars", "Fox News", "GlobeNewswire", "GLOBE NEWSWIRE", "Hina", "IANS", "Interfax", "Interfax-Ukraine", "IPS", "IRNA", "ISNA", "ITAR-TASS",
        "Jiji", "Jiji Press", "JTA", "KCNA", "Knight Ridder", "KUNA", "Kyodo", "Kyodo News", "Kyodo News Agency", "LUSA", "Marketwired", "McClatchy",
        "Mehr", "MENA", "MTI", "NAN", "NBC", "NBC News", "News24", "NNA", "Notimex", "NPR", "NTB", "PA", "PA Media", "PAP", "Petra",
        "Press Association", "PR Newswire", "PRNewswire", "PTI", "Press Trust of India", "QNA", "Reuters", "RIA", "RIA Novosti", "RFE/RL", "Ritzau",
        "RNS", "SANA", "SAPA", "Scripps", "SPA", "Sputnik", "STA", "Tanjug", "TASS", "Tasnim", "The Associated Press", "The Canadian Press",
        "Thomson Reuters", "Thomson Reuters Foundation", "TNS", "Tribune News Service", "TT", "UNI", "UPI", "United Press International", "Ukrinform",
        "UrduPoint News", "VOA", "WAM", "Xinhua", "Xinhua News Agency", "Yonhap", "Yonhap News Agency", "Zenit",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByChars = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether <paramref name="name"/> is an agency.</summary>
    public static bool Contains(ReadOnlySpan<char> name) => ByChars.Contains(name.Trim());

    /// <summary>Whether <paramref name="credit"/> ("UrduPoint News / Sputnik - 9 June", "Reuters Staff") names an agency in one of its parts.</summary>
    public static bool NamedIn(ReadOnlySpan<char> credit)
    {
        foreach (Range part in credit.SplitAny('/', '-', '–', ',', ';'))
        {
            ReadOnlySpan<char> name = credit[part].Trim();
            if (ByChars.Contains(name) || (name.EndsWith(" staff", StringComparison.OrdinalIgnoreCase) && ByChars.Contains(name[..^6])))
                return true;
        }

        return false;
    }
}
