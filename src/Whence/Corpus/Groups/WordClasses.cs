using System.Collections.Frozen;

namespace Whence.Corpus.Groups;

/// <summary>Words that news uses for one kind of event: one class, whatever the part of speech. Written by hand for this project.</summary>
/// <remarks>Strict on purpose: "wounded" is not "killed", "is buying" is not "has delivered".</remarks>
internal static class WordClasses
{
    private const string Table = """
        buy purchase acquire procure purchaser acquisition buyer
        deliver delivery send ship shipment supply transfer provide handover movement
        sell sale seller
        kill death die dead fatality deadly
        wound injure injury casualty
        attack strike assault raid bomb bombing bombardment shelling
        launch fire liftoff
        test trial
        arrest detain detention custody
        resign resignation quit
        win victory victorious winner victor triumph
        lose defeat loser
        agree agreement deal accord pact
        base station deploy deployment garrison
        spy espionage spying eavesdrop eavesdropping surveillance listening
        upgrade modernise modernize improve improvement
        recover recovery recuperate
        surgery operation procedure operate
        ill illness sick sickness ailing
        danger peril grave
        chip microchip
        insert implant plant
        hack breach infiltrate compromise
        inquiry investigation probe investigate
        shortage short scarcity
        sanction embargo
        expect expectation
        cooperate cooperation collaborate collaboration joint
        ally alliance tie
        vote ballot election poll
        cancel cancellation scrap
        delay postpone postponement
        explode explosion blast
        crash collision collide
        missile rocket
        weapon arm munition
        shell artillery
        soldier troop
        build construct construction
        close closure shut
        fraud rig rigging
        evacuate evacuation
        approve approval
        reject rejection
        withdraw withdrawal pullout
        invade invasion
        negotiate negotiation talk
        rise increase grow growth
        fall drop decline decrease
        pay payment
        hide conceal mask
        recognise recognize recognition
        confirm confirmation
        specialist expert
        personnel staff
        """;

    private static readonly FrozenDictionary<string, string> ByWord = Load();

    private static readonly FrozenSet<string> Stop = FrozenSet.Create(
        "the", "a", "an", "and", "or", "but", "of", "to", "in", "on", "at", "for", "by", "with", "from", "as", "into", "over", "after", "before", "about", "that", "this",
        "these", "those", "it", "its", "he", "she", "they", "them", "his", "her", "their", "him", "we", "our", "you", "i", "who", "which", "what", "whom", "whose",
        "when", "where", "while", "be", "is", "are", "was", "were", "been", "being", "am", "have", "has", "had", "having", "do", "does", "did", "will", "would", "can",
        "could", "may", "might", "must", "shall", "should", "not", "no", "n't", "than", "then", "there", "here", "so", "such", "also", "more", "most", "very", "some",
        "any", "all", "one", "two", "other", "another", "up", "out", "if", "because", "since", "until", "during", "between", "among", "against", "under", "through",
        "only", "just", "even", "still", "yet", "too", "now", "both", "each", "own", "same", "say", "tell", "report", "reportedly", "allegedly", "apparently", "accord",
        "according", "s", "mr", "mrs", "ms", "dr", "that's", "it's", "get", "go", "make", "take", "come", "become", "year", "month", "week", "day", "time", "be",
        "'s", "’s", "''", "``", "add", "call", "claim", "statement", "country", "official", "source", "spokesman", "spokeswoman", "seem", "appear", "believe",
        "think", "however", "although", "though", "like", "number", "many", "several", "few", "much", "large", "new", "recent", "earlier", "late", "early", "last", "first",
        "account", "story", "allegation", "accusation", "rumour", "rumor", "assertion", "medium", "suggestion", "idea", "intelligence", "information", "follow", "following");

    /// <summary>The class of a lower-case lemma: a word of its own when it has none; null when it says nothing.</summary>
    public static string? Of(string lemma) => Stop.Contains(lemma) ? null : ByWord.GetValueOrDefault(lemma, lemma);

    private static FrozenDictionary<string, string> Load()
    {
        var table = new Dictionary<string, string>();
        foreach (string line in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] words = line.Split(' ');
            foreach (string word in words) table.TryAdd(word, "=" + words[0]);
        }

        return table.ToFrozenDictionary();
    }
}
