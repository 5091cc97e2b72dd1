using System.Collections.Frozen;

namespace Whence.Places.Recognition;

/// <summary>What a word tells of the names beside it.</summary>
internal enum WordClass : byte
{
    None = 0,

    /// <summary>"Street", "Avenue": the last word of a road's name.</summary>
    Road,

    /// <summary>"County", "River": the word for what the named place is.</summary>
    Generic,

    /// <summary>"Hospital", "Bridge": a built place.</summary>
    Facility,

    /// <summary>"University", "Council": the word for what a body is.</summary>
    Body,

    /// <summary>"Mr.", "Sheriff": a person follows.</summary>
    Title,

    /// <summary>"in", "near".</summary>
    Locative,

    /// <summary>"north", "southern".</summary>
    Compass,

    /// <summary>"said", "told".</summary>
    Speech,

    /// <summary>"Monday", "March": a capital that names no place.</summary>
    Calendar,

    /// <summary>"of", "the", "de": may stand inside a name.</summary>
    Link,

    /// <summary>"city", "town": what a place is, in lower case.</summary>
    Noun,

    /// <summary>Given names of English-speaking news.</summary>
    GivenName,
}

/// <summary>Closed classes of words, asked without allocation.</summary>
internal static class WordClasses
{
    private static readonly FrozenDictionary<string, WordClass> s_classes = Build();
    private static readonly FrozenDictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> s_lookup = s_classes.GetAlternateLookup<ReadOnlySpan<char>>();

    public static WordClass Of(ReadOnlySpan<char> word) => s_lookup.TryGetValue(word, out WordClass c) ? c : WordClass.None;

    private static FrozenDictionary<string, WordClass> Build()
    {
        var classes = new Dictionary<string, WordClass>(StringComparer.OrdinalIgnoreCase);
        void Add(WordClass c, string words)
        {
            foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) classes.TryAdd(word, c);
        }

        Add(WordClass.Road, "street st st. road rd rd. avenue ave ave. boulevard blvd blvd. drive lane highway route interstate parkway pike turnpike freeway expressway terrace way trail bypass loop hwy motorway");
        Add(WordClass.Generic, "county parish township borough district province region oblast governorate prefecture state republic city town village valley river lake creek bay sea ocean gulf strait island islands isle peninsula cape mountain mountains mount hill hills desert forest falls beach coast canyon basin plateau ridge springs harbor harbour reservoir heights plains delta bayou sound channel pass park twp. co. shire fork peak point");
        Add(WordClass.Facility, "airport hospital bridge stadium arena center centre church cathedral mosque temple palace castle prison jail camp base fort plaza square mall hall tower building hotel library museum theater theatre cemetery school courthouse dam station port plant refinery clinic farm farms speedway raceway zoo gardens complex headquarters");
        Add(WordClass.Body, "university college council committee commission department ministry agency bank company corp corp. inc inc. times post news herald tribune gazette journal press police sheriff's court party union association club league society institute army navy force forces team board office authority services service group foundation congress senate house parliament assembly globe daily chronicle bureau");
        Add(WordClass.Title, "mr mr. mrs mrs. ms ms. dr dr. sheriff president minister senator sen sen. rep rep. gov gov. governor mayor judge capt capt. lt lt. sgt sgt. officer chief director coach professor prof prof. rev rev. gen gen. general col col. king queen prince princess pope sir lord lady chairman chairwoman secretary spokesman spokeswoman attorney detective deputy trooper maj maj. ayatollah sheikh father sister brother commissioner superintendent councilman councilwoman actor actress author");
        Add(WordClass.Locative, "in near from at outside around across throughout toward towards via inside into to within between through off leaving reached reaching visiting visited");
        Add(WordClass.Compass, "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern central upper lower downtown greater mid rural suburban north-east north-west south-east south-west");
        Add(WordClass.Speech, "said says say told tells added adds explained noted stated announced argued warned insisted asked replied recalled thinks believes wrote");
        Add(WordClass.Calendar, "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan. feb. aug. sept. oct. nov. dec. christmas easter thanksgiving mon tue wed thu fri sat sun");
        Add(WordClass.Link, "of the de la le el al and & - du del on upon y ’s 's . d’ d' les los das von ez es er an as ad ar ash bin ibn abu am sur in");
        Add(WordClass.Noun, "capital suburb suburbs area border neighborhood neighbourhood region's hometown resident residents native natives-based based outskirts streets mayor");
        Add(WordClass.GivenName, "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell louis bobby philip johnny bill bob jim tom mike steve dave dan chris tony fred ray ted ken don ron tim jeff greg doug rick matt nick ben sam ed phil barack hillary mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty margaret sandra ashley kimberly emily donna michelle dorothy carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison kathryn janice jean alice abigail julia judy sophia grace denise amber doris marilyn danielle beverly theresa diana brittany natalie charlotte mohammed muhammad mohammad ahmed ali hassan hussein mahmoud abdul ibrahim omar khalid vladimir dmitry sergei alexei ivan igor nikolai kim park lee chen wang li zhang mikhail yuri benjamin bashar yasser ehud ariel simon colin ian nigel graham stuart neil gordon tony alistair fiona");
        return classes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
