using System.Collections.Frozen;

namespace Whence.Claims.Tellers;

/// <summary>Common nouns that can stand for a teller, by what kind of teller they make (lemmas).</summary>
internal static class TellerNouns
{
    private static readonly FrozenSet<string> Unnamed = Set(
        "official source aide ally diplomat insider informant officer person people adviser advisor staffer employee executive contact operative negotiator investigator participant colleague associate " +
        "individual man woman officials sources manager engineer trader banker worker attendee envoy agent intermediary whistleblower whistle-blower figure member one individual somebody someone");

    private static readonly FrozenSet<string> Crowds = Set(
        "analyst expert critic observer witness resident activist voter supporter opponent protester protestor historian economist scientist researcher commentator user neighbour neighbor " +
        "fan villager passenger survivor academic scholar watcher specialist lawmaker politician republican democrat conservative liberal many some most others few anyone everyone americans public investor conspiracy campaigner monitor media press outlet medium westerner trader skeptic sceptic");

    private static readonly FrozenSet<string> Documents = Set(
        "report document cable statement study filing memo memorandum letter poll survey email e-mail transcript datum data record assessment paper article story indictment complaint lawsuit affidavit " +
        "ruling audit review analysis book essay memoir file intelligence evidence testimony tweet post message release communique footage video photograph image account briefing notice warrant bill resolution tally ballot sheet figure statistic log recording dossier investigation research census index estimate finding inquiry intercept text information editorial column blog website manual contract spreadsheet draft");

    private static readonly FrozenSet<string> Media = Set("television tv radio newspaper paper daily broadcaster outlet channel network website magazine agency newswire wire tabloid station weekly portal periodical blog publication media");

    private static readonly FrozenSet<string> Roles = Set(
        "spokesman spokeswoman spokesperson minister president chancellor premier secretary ambassador governor mayor senator congressman congresswoman chief director chairman chairwoman chair ceo " +
        "leader commander general admiral colonel lawyer attorney prosecutor judge professor author doctor founder head deputy king queen prince pope bishop detective sheriff captain candidate envoy " +
        "journalist reporter correspondent editor writer teacher son daughter wife husband father mother brother sister he she coach owner scientist");

    private static readonly FrozenSet<string> Bodies = Set(
        "government ministry administration department agency police army military navy court parliament senate congress commission committee council party company firm bank board union organization organisation " +
        "group institute university team campaign office bureau authority authorities embassy mission kremlin pentagon regime force country state city nation side corporation association federation house service guard coalition opposition management body institution foundation center centre hospital school league club ministry tribunal panel watchdog administration cabinet junta rebel militia consulate palace");

    // Bodies that news calls by their initials, and that publish nothing through which others are heard.
    private static readonly FrozenSet<string> Initials = Set("cia fbi nsa dia dhs doj nis bnd mi5 mi6 fsb gru svr sbu nato un eu asean opec iaea opcw osce wto imf icc icj who unhcr unicef interpol europol pkk plo idf ira eta gop dnc");

    public static bool IsUnnamed(string lemma) => Unnamed.Contains(Bare(lemma));

    public static bool IsCrowd(string lemma) => Crowds.Contains(lemma);

    public static bool IsDocument(string lemma) => Documents.Contains(lemma);

    public static bool IsMedia(string lemma) => Media.Contains(lemma);

    public static bool IsRole(string lemma) => Roles.Contains(Bare(lemma));

    public static bool IsBody(string lemma) => Bodies.Contains(lemma);

    /// <summary>"told the CIA": who hears it is no publisher.</summary>
    /// <param name="form">The word in small letters.</param>
    public static bool IsBodyByInitials(string form) => Initials.Contains(form);

    public static bool CanTell(string lemma) => IsUnnamed(lemma) || IsCrowd(lemma) || IsDocument(lemma) || IsMedia(lemma) || IsRole(lemma) || IsBody(lemma);

    // "ex-manager", "vice-president"; "whistle-blower" stands in the list.
    private static string Bare(string lemma) => lemma.StartsWith("ex-", StringComparison.Ordinal) || lemma.StartsWith("vice-", StringComparison.Ordinal) || lemma.StartsWith("co-", StringComparison.Ordinal) ? lemma[(lemma.IndexOf('-', StringComparison.Ordinal) + 1)..] : lemma;

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
