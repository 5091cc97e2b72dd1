using System.Collections.Frozen;

namespace Whence.Tokens.Words;

/// <summary>Words that the rules of <see cref="WordSplitter"/> must know. Matched on spans, without allocation.</summary>
internal static class WordLists
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AbbreviationSet = Words(StringComparer.OrdinalIgnoreCase, """
        mr mrs ms dr prof sr jr st ft mt rev hon gen col lt maj capt cmdr sgt cpl pvt adm brig supt insp gov sen reps sens rep pres supt
        messrs mlle mme msgr fr mgr esq ph.d m.sc b.sc ll.b ph
        jan feb apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri
        inc corp ltd co cos bros plc dept univ assn assoc intl natl govt
        vs etc al cf viz eg ie ca approx est ext fig figs vol vols pp nos op ed eds esp incl resp seq ibid
        ave blvd rd hwy pkwy bldg apt
        a.k.a e.g i.e a.m p.m
        ala ariz ark calif colo conn fla ga ky md mich minn mo mont neb nev okla ore pa penn tenn tex va vt wis wyo
        """);

    // Also words or names of their own: whole only before what they abbreviate.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeNumberSet =
        Words(StringComparer.OrdinalIgnoreCase, "no mar art sec ch para cl p pt sat sun");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeCommaSet =
        Words(StringComparer.Ordinal, "Mass Miss Ill Ind Wash La Del Kan Ont Que Alta Me Cal N.Y N.J N.M N.C N.H N.D S.C S.D W.Va R.I D.C");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PrefixSet = Words(StringComparer.OrdinalIgnoreCase, """
        a an ante anti arch auto bi bio co contra counter cross cyber de dis e eco em en eu ex extra fore geo hyper inter intra ir
        macro mal mega meta micro mid mini mis mono multi neo non over pan para post pre pro proto pseudo psycho quasi re
        semi socio sub super supra tele trans tri ultra un under uni
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SuffixSet =
        Words(StringComparer.OrdinalIgnoreCase, "able esque ish wise fold gate ness less");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> UnitSet = Words(StringComparer.Ordinal, """
        am pm AM PM k K m M b bn mn tn mm cm km kg mg lb lbs oz ft sq mph kph kw kW KW MW GW kWh mW Hz kHz MHz GHz KB kb MB GB TB hh hrs hr min mins
        sec secs yr yrs x percent pc pct p USD EUR GBP RON euros dollars days minutes years persons people watt nm ml
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ExtensionSet = Words(StringComparer.OrdinalIgnoreCase, """
        com org net edu gov mil int info biz uk us ca au de fr ru cn jp in io tv co ie nz za eu il ir kr
        doc docx xls xlsx pdf ppt txt html htm php asp jpg jpeg png gif mp3 mp4 zip exe js
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LetteredSet = Words(StringComparer.OrdinalIgnoreCase, """
        plan vitamin grade type group section class category hepatitis option part point column exhibit appendix team block line level schedule form
        influenza letter unit list phase round annex article pool division because
        """);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> FusedSet = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["cannot"] = 3,
        ["gonna"] = 3,
        ["wanna"] = 3,
        ["gotta"] = 3,
        ["outta"] = 3,
        ["dont"] = 2,
        ["cant"] = 2,
        ["wont"] = 2,
        ["didnt"] = 3,
        ["doesnt"] = 4,
        ["isnt"] = 2,
        ["wasnt"] = 3,
        ["couldnt"] = 5,
        ["wouldnt"] = 5,
        ["shouldnt"] = 6,
        ["havent"] = 4,
        ["hasnt"] = 3,
        ["hadnt"] = 3,
        ["arent"] = 3,
        ["aint"] = 2,
        ["youre"] = 3,
        ["theyre"] = 4,
        ["thats"] = 4,
        ["youll"] = 3,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether <paramref name="word"/>, without its last period, is an abbreviation wherever it stands.</summary>
    public static bool IsAbbreviation(ReadOnlySpan<char> word) => AbbreviationSet.Contains(word);

    /// <summary>Whether it is an abbreviation before a number: "No. 10", "Mar. 5".</summary>
    public static bool IsAbbreviationBeforeNumber(ReadOnlySpan<char> word) => BeforeNumberSet.Contains(word);

    /// <summary>Whether it is an abbreviation before a comma or a small letter: "Springfield, Mass., on Monday".</summary>
    public static bool IsAbbreviationBeforeComma(ReadOnlySpan<char> word) => BeforeCommaSet.Contains(word);

    /// <summary>Whether a hyphen after it stays inside the word: "anti-war", "co-founder", "e-mail".</summary>
    public static bool IsHyphenPrefix(ReadOnlySpan<char> word) => PrefixSet.Contains(word);

    /// <summary>Whether a hyphen before it stays inside the word: "Kafka-esque".</summary>
    public static bool IsHyphenSuffix(ReadOnlySpan<char> word) => SuffixSet.Contains(word);

    /// <summary>Whether it is a unit that is split off a number: "5pm", "10km".</summary>
    public static bool IsUnit(ReadOnlySpan<char> word) => UnitSet.Contains(word);

    /// <summary>Whether "name.<paramref name="word"/>" is a host or a file.</summary>
    public static bool IsHostOrFileEnding(ReadOnlySpan<char> word) => ExtensionSet.Contains(word);

    /// <summary>Whether a single letter after it names one of several: "plan B", "hepatitis C".</summary>
    public static bool TakesLetter(ReadOnlySpan<char> word) => LetteredSet.Contains(word);

    /// <summary>Length of the first of two words written as one without apostrophe ("can|not", "do|nt"), or 0.</summary>
    public static int FirstOfFused(ReadOnlySpan<char> word) => FusedSet.TryGetValue(word, out int length) ? length : 0;

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(StringComparer comparer, string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(comparer).GetAlternateLookup<ReadOnlySpan<char>>();
}
