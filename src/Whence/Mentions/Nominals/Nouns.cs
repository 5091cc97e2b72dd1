using System.Collections.Frozen;

namespace Whence.Mentions.Nominals;

/// <summary>What common nouns stand for in news: people, organizations, places, facilities, things that speak such as reports.</summary>
internal static class Nouns
{
    private static readonly FrozenDictionary<string, EntityType> Types = Build();

    private static readonly FrozenSet<string> Men = Set("man boy spokesman businessman chairman father son brother husband king prince gentleman policeman salesman uncle grandfather grandson nephew congressman councilman actor lawmaker's guy widower lord duke sir");
    private static readonly FrozenSet<string> Women = Set("woman girl spokeswoman businesswoman chairwoman mother daughter sister wife queen princess lady policewoman aunt grandmother granddaughter niece congresswoman councilwoman actress widow duchess nun waitress girlfriend mom");

    /// <summary>What a noun stands for, or null when it is none of the lists.</summary>
    public static EntityType? TypeOf(string lemma)
    {
        if (Types.TryGetValue(lemma, out EntityType type))
            return type;
        bool agent = lemma.Length > 5 && (lemma.EndsWith("ist", StringComparison.Ordinal) || lemma.EndsWith("man", StringComparison.Ordinal) || lemma.EndsWith("woman", StringComparison.Ordinal) || lemma.EndsWith("person", StringComparison.Ordinal) || lemma.EndsWith("ologist", StringComparison.Ordinal));
        return agent ? EntityType.Person : null;
    }

    public static Gender GenderOf(string lemma) => Men.Contains(lemma) ? Gender.Male : Women.Contains(lemma) ? Gender.Female : Gender.Unknown;

    private static FrozenDictionary<string, EntityType> Build()
    {
        var types = new Dictionary<string, EntityType>(StringComparer.Ordinal);
        void Add(EntityType type, string words)
        {
            foreach (string word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                types[word] = type;
        }

        Add(EntityType.Person, """
            official officer spokesman spokeswoman spokesperson diplomat minister president premier chancellor king queen prince princess leader chief head director
            chairman chairwoman chair secretary ambassador envoy senator congressman congresswoman lawmaker legislator politician governor mayor judge prosecutor lawyer attorney
            expert analyst scientist researcher professor doctor economist observer source insider aide adviser advisor deputy commander general colonel captain
            soldier sergeant lieutenant policeman policewoman agent detective investigator inspector witness resident villager neighbor neighbour victim survivor
            suspect defendant man woman boy girl child person people father mother son daughter brother sister wife husband friend colleague boss employee worker
            executive manager founder owner ceo player coach teacher student pupil author writer journalist reporter editor correspondent columnist commentator
            blogger critic opponent supporter activist protester demonstrator rebel fighter militant terrorist gunman candidate voter citizen refugee migrant
            member representative negotiator delegate pilot driver farmer fisherman trader investor banker priest bishop imam cleric pope actor actress singer artist
            patient nurse guard prisoner detainee hostage partner cousin uncle aunt parent family couple successor predecessor nominee incumbent democrat republican
            spy operative organizer organiser speaker fan user customer client consumer
            """);
        Add(EntityType.Organization, """
            agency ministry department government administration cabinet parliament congress senate council committee commission court tribunal police army navy
            military force coalition alliance party faction movement group organization organisation company firm corporation business bank fund union association
            federation league team club university school college institute institution hospital church newspaper paper magazine broadcaster network channel station
            website outlet publisher office bureau service authority board panel body embassy mission delegation campaign charity foundation watchdog regulator
            operator airline manufacturer maker producer supplier contractor startup brand regime militia opposition establishment secretariat intelligence media press
            """);
        Add(EntityType.Place, "country nation state city town village province region district area capital island border neighborhood neighbourhood continent territory republic kingdom county municipality coast sea river mountain peninsula world homeland");
        Add(EntityType.Facility, "base plant airport port factory facility building headquarters prison camp bridge stadium hotel reactor site complex museum shrine palace mosque station pipeline dam road");
        Add(EntityType.Product, "missile rocket aircraft plane jet ship vessel submarine weapon bomb car vehicle phone drug vaccine product device software game film movie book song satellite drone warhead");
        Add(EntityType.Event, "election war attack summit meeting conference talk ceremony protest rally festival match tournament explosion crash earthquake storm flood launch test exercise vote referendum trial");
        Add(EntityType.Other, "report statement document letter cable memo study survey poll article filing email message release communique communiqué dossier indictment lawsuit complaint ruling order agreement deal treaty accord plan proposal law bill resolution account interview tweet post speech");
        return types.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
